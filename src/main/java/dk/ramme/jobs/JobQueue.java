package dk.ramme.jobs;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the scheduler's own table says of the jobs that wait and those that run: its rows are no entities of ours, one by its id neither. */
@Repository
public class JobQueue {

    private final JdbcClient jdbc;

    JobQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the job still has the version it was picked with; another node that takes it over raises the version. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isPicked(String task, UUID id, long version) {
        return jdbc.sql("""
                select exists (select from scheduled_tasks where task_name = :task and task_instance = :id
                    and picked and version = :version)
                """)
                .param("task", task)
                .param("id", id.toString())
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    /** Whether other background work has waited for a thread for two seconds or more. */
    @Transactional(readOnly = true)
    public boolean othersWait() {
        return jdbc.sql("""
                select exists (select from scheduled_tasks where not picked and execution_time < now() - interval '2 seconds')
                """).query(Boolean.class).single();
    }
}
