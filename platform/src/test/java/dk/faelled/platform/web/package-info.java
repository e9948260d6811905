@org.jspecify.annotations.NullMarked
package dk.faelled.platform.web;
