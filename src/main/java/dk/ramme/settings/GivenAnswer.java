package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.AssignedId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The answer to a question, which is given anew whenever somebody changes it; {@link Answer} is what it says now. */
@Entity
@Table(name = "setup_answer")
@IdClass(GivenAnswer.Key.class)
class GivenAnswer extends AssignedId<GivenAnswer.Key> {

    @Id
    private UUID organisationId;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "step")
    private Question question;

    @Id
    private UUID answeredFor;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "answer")
    private List<String> choices;

    private UUID answeredBy;
    private String answeredByName;
    private Instant answeredAt;

    /** A form that was filled from no answer carries 0. */
    @Version
    private int version = 1;

    protected GivenAnswer() {}

    GivenAnswer(UUID organisationId, Question question, UUID answeredFor) {
        this.organisationId = organisationId;
        this.question = question;
        this.answeredFor = answeredFor;
    }

    /** What is chosen from now on. */
    GivenAnswer give(List<String> to, SignedIn by, Instant at) {
        choices = List.copyOf(to);
        answeredBy = by.user();
        answeredByName = by.personName();
        answeredAt = at;
        return this;
    }

    /** Whether nobody has given another since that version. */
    boolean isOf(int otherVersion) {
        return version == otherVersion;
    }

    Answer stands() {
        return new Answer(question, answeredFor, List.copyOf(choices), answeredBy, answeredByName, answeredAt, version);
    }

    @Override
    public Key getId() {
        return new Key(organisationId, question, answeredFor);
    }

    /** The organisation answers a question once; some each administrator for themself. */
    record Key(UUID organisationId, Question question, UUID answeredFor) implements Serializable {}
}
