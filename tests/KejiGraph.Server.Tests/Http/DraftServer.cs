namespace KejiGraph.Server.Tests.Http;

/// <summary>A server with the status codes of the drafts.</summary>
public sealed class DraftServer : RunningServer
{
    protected override string[] Settings => ["--Server:HttpEdition=Draft"];
}
