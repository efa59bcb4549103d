package dk.ramme.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunnelTests {

    @Test
    void a_few_of_many_are_not_said_to_be_none() {
        var funnel = new Funnel(246, 2, 0, 0);

        assertThat(funnel.bars()).extracting(Funnel.Bar::little).containsExactly(false, true, false);
        assertThat(funnel.bars()).extracting(Funnel.Bar::share).containsExactly(100, 0, 0);
        assertThat(funnel.late().little()).isFalse();
    }

    @Test
    void bars_lie_within_the_picture_and_somebody_is_always_seen() {
        var funnel = new Funnel(1_000_000, 1, 1, 1);

        assertThat(funnel.bars()).extracting(Funnel.Bar::width).containsExactly(Funnel.WIDEST, 2, 2);
        assertThat(funnel.late().x()).isZero();
    }
}
