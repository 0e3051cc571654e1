package dev.ktutor.kube.controlplane.apiserver;

import dev.ktutor.kube.node.container.ContainerProgram;
import dev.ktutor.kube.node.container.ProgramContext;
import dev.ktutor.kube.server.ApiServer;
import java.util.function.Consumer;

/** kube-apiserver as a program of the lab. */
public final class ApiServerProgram implements ContainerProgram {
    private final Consumer<ApiServer> serving;

    /** A program that tells of every server that begins to serve. */
    public ApiServerProgram(Consumer<ApiServer> serving) {
        this.serving = serving;
    }

    @Override
    public String name() {
        return "kube-apiserver";
    }

    @Override
    public Running start(ProgramContext context) {
        ApiServerProcess process = new ApiServerProcess(context, serving);
        process.start();
        return process;
    }
}
