package dk.ramme.imports;

import dk.ramme.edge.UploadAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages that take files. */
@Configuration(proxyBeanMethods = false)
class UploadAddresses {

    @Bean
    static UploadAddress importedFile() {
        return new UploadAddress(UploadController.PATH);
    }

    @Bean
    static UploadAddress manyUsersFile() {
        return new UploadAddress(ManyUsersController.PATH);
    }

    @Bean
    static UploadAddress changesFile() {
        return new UploadAddress(ChangesController.PATH);
    }
}
