using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KejiGraph.Embedded;
using KejiGraph.Engine.Model;
using KejiGraph.Engine.Requests;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.Benchmarks;

/// <summary>
/// Measures requests in this process, without HTTP: bytes allocated, and the time before, in and after the store. Times are medians of
/// single requests, which another program on the machine hardly moves.
/// </summary>
internal static class EngineRun
{
    public static async Task<int> RunAsync(string modelPath, string storePath, string queryPath, string[] rest)
    {
        var requests = rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 20_000;
        var model = ModelReader.Read(new SourceText(File.ReadAllBytes(modelPath), modelPath));
        await using var store = new TimedStore(EmbeddedStore.Open(model.Graph, storePath, TimeProvider.System));
        var engine = new GraphQLEngine(model, store, new EngineOptions());
        var document = File.ReadAllBytes(queryPath);

        Console.WriteLine("| rows | body, bytes | allocated, bytes | before the store, µs | store and shaping, µs | after, µs | total, µs |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var rows in (int[])[1, 10, 50])
        {
            var variables = JsonSerializer.SerializeToElement(new { first = rows });
            var (before, inside, after, total) = (new double[requests], new double[requests], new double[requests], new double[requests]);
            var body = 0;

            // The first half only warms up: the runtime compiles what is used often a second time, from what it saw.
            for (var request = -requests; request < requests; request++)
            {
                var start = Stopwatch.GetTimestamp();
                using (var response = await engine.ExecuteAsync(new GraphQLRequest(document, Variables: variables), CancellationToken.None))
                {
                    body = response.Body.Length;
                }

                var end = Stopwatch.GetTimestamp();
                if (request >= 0)
                {
                    before[request] = Microseconds(start, store.Began);
                    inside[request] = Microseconds(store.Began, store.Ended);
                    after[request] = Microseconds(store.Ended, end);
                    total[request] = Microseconds(start, end);
                }
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread();
            for (var request = 0; request < 1000; request++)
            {
                using var response = await engine.ExecuteAsync(new GraphQLRequest(document, Variables: variables), CancellationToken.None);
            }

            allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1000;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {rows} | {body} | {allocated} | {Median(before):0.0} | {Median(inside):0.0} | {Median(after):0.0} | {Median(total):0.0} |"));
        }

        return 0;
    }

    private static double Microseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMicroseconds;

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
