package io.appfirewall.manifest.input;

import io.appfirewall.core.model.ObjectId;
import io.appfirewall.manifest.Source;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * An object of a known kind, as far as it fits its schema.
 *
 * @param checked what did not fit
 */
record Decoded(
    ObjectId id, KnownKind kind, HasMetadata object, SchemaCheck.Checked checked, Source source) {}
