package io.appfirewall.operator;

/**
 * What is known of a policy from before, which tells a repair from a first write.
 *
 * @param stood whether it stood as wanted once
 * @param sameSpec whether its owner's spec is still the one that it was written for
 */
record History(boolean stood, boolean sameSpec) {}
