package dk.ramme.services;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The logos there are; reached on duty, as the services are. */
interface ServiceLogos extends Repository<ServiceLogo, String> {

    ServiceLogo saveAndFlush(ServiceLogo logo);

    Optional<ServiceLogo> findById(String service);

    void deleteById(String service);

    @Query("select l.version from ServiceLogo l where l.serviceId = :service")
    Optional<String> versionOf(String service);

    @Query("select l from ServiceLogo l where l.serviceId = :service and l.version = :version")
    Optional<ServiceLogo> find(String service, String version);
}
