package dk.ramme.settings;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The answers of the organisation the transaction runs for. */
interface GivenAnswers extends Repository<GivenAnswer, GivenAnswer.Key> {

    GivenAnswer saveAndFlush(GivenAnswer answer);

    @Query("select a from GivenAnswer a where a.question = :question and a.answeredFor = :answeredFor")
    Optional<GivenAnswer> find(Question question, UUID answeredFor);

    @Query("select a from GivenAnswer a where a.answeredFor in :answeredFor")
    List<GivenAnswer> of(Collection<UUID> answeredFor);

    @Query("select a from GivenAnswer a where a.question = :question order by a.answeredFor")
    List<GivenAnswer> all(Question question);
}
