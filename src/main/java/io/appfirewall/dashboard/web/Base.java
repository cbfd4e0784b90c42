package io.appfirewall.dashboard.web;

import io.appfirewall.dashboard.sight.Inventory;

/**
 * What a site is set against, as a branch is against the one that it comes from.
 *
 * @param title what it is, in a few words: the paths of files
 */
public record Base(String title, Inventory inventory) {}
