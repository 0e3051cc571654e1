package dev.ktutor.command.net.handshake;

import java.util.List;
import java.util.Map;

/**
 * One message of the walk.
 *
 * @param number counted from 1; 0 for a scene without a message
 * @param fromClient who sends it
 * @param title the message's name
 * @param sealed whether it went over the wire encrypted
 * @param facts what is in it, labelled
 * @param notes what it means: which key is used for what, what is proved by now
 */
record Scene(int number, boolean fromClient, String title, boolean sealed, Map<String, String> facts, List<Note> notes) {
    /** What a note is about, which says how it is marked. */
    enum Kind { TELLS, KEY, PROOF, FAILURE }

    /** A paragraph below the message. */
    record Note(Kind kind, String text) { }
}
