package dev.ktutor.lesson;

/**
 * A script that makes a usual mistake; linting a lesson plays it and expects that mistake's explanation.
 *
 * @param mistake the id of the mistake it makes
 * @param script bash
 */
public record WrongAnswer(String mistake, String script) { }
