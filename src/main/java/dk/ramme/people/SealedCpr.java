package dk.ramme.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** A CPR number as it is kept: sealed, and indexed by a keyed hash to be found by. */
@Embeddable
@SuppressWarnings("ArrayRecordComponent")
public record SealedCpr(
        @Column(name = "cpr_sealed") byte @Nullable [] sealed,
        @Column(name = "cpr_index") byte @Nullable [] index,
        @Column(name = "cpr_index_key") @Nullable Short indexKey) {}
