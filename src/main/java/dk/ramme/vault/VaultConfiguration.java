package dk.ramme.vault;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ResourceLoader;

/** Opens the vault at start; without fit keys the application does not start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultSettings.class)
class VaultConfiguration {

    @Bean
    CprVault cprVault(VaultSettings settings, ResourceLoader resources) {
        boolean demoAllowed =
                resources.getResource("classpath:" + DemoKeys.MARK).exists();
        return new VaultKeys(settings, demoAllowed).open();
    }

    @Bean
    @Lazy
    KeyRotation keyRotation(VaultSettings settings) {
        return new KeyRotation(settings);
    }
}
