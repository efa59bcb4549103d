package dk.ramme.services;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The services there are; reached on duty, since they belong to no organisation. */
interface SelfServices extends Repository<SelfService, String> {

    SelfService saveAndFlush(SelfService service);

    Optional<SelfService> findById(String id);

    @Query("select s from SelfService s order by s.id")
    List<SelfService> all();
}
