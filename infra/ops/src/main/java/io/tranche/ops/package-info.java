/**
 * The ops door of a service, below {@code /api/ops/<name of the service>}: what {@code infra/messaging} offers to people on call,
 * as HTTP. Only role OPS gets in.
 */
@NullMarked
package io.tranche.ops;

import org.jspecify.annotations.NullMarked;
