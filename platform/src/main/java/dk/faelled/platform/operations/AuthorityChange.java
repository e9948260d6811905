package dk.faelled.platform.operations;

import dk.faelled.platform.module.ModuleChoices;
import dk.faelled.platform.page.Errors;

/** What is to be changed of an authority, as typed. @param called its name as it is */
public record AuthorityChange(
        String cvr, String called, String code, String name, String hosts, ModuleChoices modules, Errors errors) {}
