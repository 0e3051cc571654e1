package dev.ktutor.host.net;

import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.io.Pipe;
import dev.ktutor.sim.Simulation;

/**
 * One end of an open connection.
 *
 * @param peer the other end's address
 * @param in what the other end sends
 * @param out what it will read; closing it tells it that no more will come
 */
public record Stream(String peer, Input in, Output out) {

    /** Opens a connection to what listens: hands the service its end and gives the caller his. */
    public static Stream open(StreamService service, Dial.Connected connection, Simulation simulation) {
        Pipe request = new Pipe(simulation);
        Pipe reply = new Pipe(simulation);
        service.accept(new Stream(connection.source(), request.input(), reply.output()));
        return new Stream(connection.address(), reply.input(), request.output());
    }

    /** Closes both directions. */
    public void close() {
        out.close();
        in.close();
    }
}
