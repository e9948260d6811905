package dk.faelled.platform.file;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param max the largest attachment; files to load have a limit of their own */
@ConfigurationProperties("faelled.files")
record FileSettings(@DefaultValue("50MB") DataSize max) {}
