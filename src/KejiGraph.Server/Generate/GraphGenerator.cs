using System.Text.Encodings.Web;
using System.Text.Json;
using KejiGraph.Graph.Json;
using KejiGraph.Graph.Model;
using KejiGraph.Server.Commands.Progress;

namespace KejiGraph.Server.Generate;

/// <summary>
/// Writes a random graph as graph files: <c>nodes/Type.jsonl</c> and <c>relationships/TYPE.jsonl</c>, the same bytes for the same
/// profile, counts and seed. Ids follow from numbers, so that nothing but the line at hand is in memory.
/// </summary>
/// <param name="profile">What the graph looks like.</param>
/// <param name="counts">How many nodes it has.</param>
/// <param name="seed">The seed of all random numbers.</param>
/// <param name="folder">Where the files go.</param>
/// <param name="progress">Told of each file.</param>
internal sealed class GraphGenerator(
    GenerationProfile profile, NodeCounts counts, ulong seed, string folder, IWorkProgress progress)
{
    private const int LookEvery = 4096;

    private static readonly JsonWriterOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly DrawContext _draw = new(profile, counts, seed);

    /// <summary>Writes the files.</summary>
    /// <returns>How many nodes and relationships were written.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public (long Nodes, long Relationships) Write(CancellationToken cancellationToken)
    {
        long nodes = 0;
        long relationships = 0;
        foreach (var rule in profile.Nodes)
        {
            nodes += WriteFile(
                Path.Combine("nodes", rule.Type.Name),
                counts[rule.Type],
                (file, step) => Nodes(rule, file, step),
                cancellationToken);
        }

        foreach (var rules in profile.Relationships.GroupBy(rule => rule.Type))
        {
            relationships += WriteFile(
                Path.Combine("relationships", rules.Key.Name),
                rules.Sum(rule => counts[rule.Each.Type]),
                (file, step) => Relationships(rules.Key, rules, file, step),
                cancellationToken);
        }

        return (nodes, relationships);
    }

    private long WriteFile(string name, long steps, Func<LineFile, Action, long> write, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, name + ".jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        progress.Begin(name + ".jsonl", steps);
        using var file = new LineFile(path, Format);
        long done = 0;
        var lines = write(file, () =>
        {
            if (++done % LookEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress.Advance(done);
            }
        });
        progress.End($"{lines} lines");
        return lines;
    }

    private long Nodes(NodeRule rule, LineFile file, Action step)
    {
        var type = rule.Type;
        var count = counts[type];
        for (long number = 1; number <= count; number++)
        {
            _draw.Begin(type.Name, number);
            _draw.Draw(type.Properties, rule.Properties);
            GraphLineWriter.Node(file.Json, type, rule.Ids.Of(number), _draw.Value);
            file.EndLine();
            step();
        }

        return count;
    }

    private long Relationships(RelationshipType type, IEnumerable<RelationshipRule> rules, LineFile file, Action step)
    {
        long lines = 0;
        var place = 0;
        foreach (var rule in rules)
        {
            var partners = new Partners(rule, counts[rule.Partner.Type], seed, place);
            for (long each = 1; each <= counts[rule.Each.Type]; each++)
            {
                foreach (var partner in partners.Of(each))
                {
                    lines++;
                    _draw.Begin(type.Name, lines);
                    _draw.Draw(type.Properties, rule.Properties);
                    var (from, to) = rule.EachFrom ? (each, partner) : (partner, each);
                    GraphLineWriter.Relationship(
                        file.Json, type, $"{type.Name}-{lines:D8}", rule.From.Of(from), rule.To.Of(to), _draw.Value);
                    file.EndLine();
                }

                step();
            }

            place++;
        }

        return lines;
    }
}
