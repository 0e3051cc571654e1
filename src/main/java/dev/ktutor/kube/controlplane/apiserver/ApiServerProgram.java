package dev.ktutor.kube.controlplane.apiserver;

import dev.ktutor.kube.node.container.ContainerProgram;
import dev.ktutor.kube.node.container.ProgramContext;

/** kube-apiserver as a program of the lab. */
public final class ApiServerProgram implements ContainerProgram {

    @Override
    public String name() {
        return "kube-apiserver";
    }

    @Override
    public Running start(ProgramContext context) {
        ApiServerProcess process = new ApiServerProcess(context);
        process.start();
        return process;
    }
}
