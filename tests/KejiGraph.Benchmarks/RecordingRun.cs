using System.Diagnostics;
using System.Globalization;
using KejiGraph.Embedded;
using KejiGraph.Engine.Model;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Changes;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.Benchmarks;

/// <summary>
/// Measures what it takes to record what an answer depends on: the same request in turn with a read set and without, so that whatever
/// else the machine does meets both alike.
/// </summary>
internal static class RecordingRun
{
    public static async Task<int> RunAsync(string modelPath, string storePath, string queryPath, string[] rest)
    {
        var requests = rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 20_000;
        var model = ModelReader.Read(new SourceText(File.ReadAllBytes(modelPath), modelPath));
        await using var store = EmbeddedStore.Open(model.Graph, storePath, TimeProvider.System);
        var engine = new GraphQLEngine(model, store, new EngineOptions());
        var document = File.ReadAllBytes(queryPath);
        var reads = new ReadSet();
        var (without, with) = (new double[requests], new double[requests]);
        var (body, parts) = (0, 0);

        // The first half only warms up.
        for (var request = -requests; request < requests; request++)
        {
            var isFirst = (request & 1) == 0;
            var (first, bytes) = await TimeAsync(engine, document, isFirst ? null : reads);
            parts = Math.Max(parts, reads.Hashes.Length);
            reads.Clear();
            var (second, _) = await TimeAsync(engine, document, isFirst ? reads : null);
            parts = Math.Max(parts, reads.Hashes.Length);
            reads.Clear();
            body = bytes;
            if (request >= 0)
            {
                (without[request], with[request]) = isFirst ? (first, second) : (second, first);
            }
        }

        Array.Sort(without);
        Array.Sort(with);
        var (plain, recorded) = (without[requests / 2], with[requests / 2]);
        Console.WriteLine("| body, bytes | parts read | without recording, µs | with recording, µs | more |");
        Console.WriteLine("|---|---|---|---|---|");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {body} | {parts} | {plain:0.0} | {recorded:0.0} | {(recorded / plain) - 1:P1} |"));
        return 0;
    }

    private static async Task<(double Microseconds, int Bytes)> TimeAsync(GraphQLEngine engine, byte[] document, ReadSet? reads)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await engine.ExecuteAsync(new GraphQLRequest(document) { Reads = reads }, CancellationToken.None);
        return (Stopwatch.GetElapsedTime(start).TotalMicroseconds, response.Body.Length);
    }
}
