return await KejiGraph.Server.Commands.CommandLineProgram.RunAsync(args);
