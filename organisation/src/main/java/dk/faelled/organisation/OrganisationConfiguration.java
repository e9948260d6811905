package dk.faelled.organisation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@EnableConfigurationProperties(OrganisationSettings.class)
@Configuration(proxyBeanMethods = false)
class OrganisationConfiguration {}
