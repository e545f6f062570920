@NullMarked
package io.tranche.wallet.attestation;

import org.jspecify.annotations.NullMarked;
