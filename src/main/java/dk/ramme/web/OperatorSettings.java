package dk.ramme.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Who runs this Ramme: named in the footer of every page and in the accessibility statement, which the law wants to say whom to write and call. */
@Validated
@ConfigurationProperties("ramme.operator")
record OperatorSettings(
        @NotBlank String name,
        @NotBlank @Email String email,
        @NotBlank String phone) {}
