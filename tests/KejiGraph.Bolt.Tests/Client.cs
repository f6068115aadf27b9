using KejiGraph.Testing.Bolt;

namespace KejiGraph.Bolt.Tests;

/// <summary>Clients as most tests need them.</summary>
internal static class Client
{
    /// <summary>Long enough never to matter, short enough that a test that hangs fails.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static readonly BoltStatement Statement = new("RETURN 1 AS n");

    public static BoltClient For(ScriptedBoltServer server, Func<BoltOptions, BoltOptions>? change = null, TimeProvider? time = null)
    {
        var options = new BoltOptions { Uri = server.Uri, Auth = AuthToken.Basic("ann", "s3cret"), MaxRetryTime = TimeSpan.Zero };
        return new BoltClient(change is null ? options : change(options), time ?? TimeProvider.System);
    }

    public static async Task<List<object?>> ReadAsync(BoltClient client, TimeSpan? timeout = null)
    {
        var values = new Values();
        await client.ReadAsync(Statement, values, null, timeout ?? Patience, TestContext.Current.CancellationToken);
        return values.Seen;
    }
}
