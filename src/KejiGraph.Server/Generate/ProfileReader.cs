using System.Collections.Immutable;
using System.Text.Json;
using KejiGraph.Graph.Model;

namespace KejiGraph.Server.Generate;

/// <summary>Reads a profile file and holds it against the model.</summary>
internal static class ProfileReader
{
    private const long MostNodes = 1 << 25;
    private const int MostOfOne = 100_000;

    private static readonly JsonDocumentOptions Format = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a profile.</summary>
    /// <param name="model">The model.</param>
    /// <param name="utf8">The JSON of the file.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="CommandException">It is not JSON, or it does not fit the model; one line for each place that is wrong.</exception>
    public static GenerationProfile Read(GraphModel model, ReadOnlyMemory<byte> utf8, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Format);
            var problems = new List<string>();
            var root = new ProfileJson(document.RootElement, "", problems);
            GenerationProfile? profile = null;
            new ProfileJson(document.RootElement, "profile", problems).Try(() => profile = Read(model, root));
            return problems.Count == 0
                ? profile!
                : throw new CommandException(string.Join('\n', problems.Distinct().Select(problem => $"{path}: {problem}")));
        }
        catch (JsonException cause)
        {
            throw new CommandException($"{path}:{cause.LineNumber + 1}: {cause.Message}");
        }
    }

    private static GenerationProfile Read(GraphModel model, ProfileJson root)
    {
        root.Allow("lists", "everyNode", "everyRelationship", "nodes", "relationships");
        var lists = root.Find("lists") is { } json ? ReadLists(json) : [];
        var ids = ReadIds(model, root.Member("nodes"));
        var values = new ValueRuleReader(lists, ids);
        return new GenerationProfile(
            lists,
            ReadNodes(root.Member("nodes"), ids, values, root.Find("everyNode")),
            root.Find("relationships") is { } rules ? ReadRelationships(model, rules, ids, values, root.Find("everyRelationship")) : []);
    }

    private static ImmutableArray<WordList> ReadLists(ProfileJson json)
    {
        var lists = ImmutableArray.CreateBuilder<WordList>();
        foreach (var (name, value) in json.Members())
        {
            value.Try(() =>
            {
                var entries = value.Items().ToList();
                if (entries.Count == 0)
                {
                    throw ProfileErrors.NotA("at least one entry");
                }

                ImmutableArray<string> forms = entries[0].Json.ValueKind == JsonValueKind.String
                    ? [""]
                    : [.. entries[0].Members().Select(form => form.Name)];
                lists.Add(new WordList(lists.Count, name, forms, [.. entries.Select(entry => Entry(entry, forms))]));
            });
        }

        return lists.ToImmutable();
    }

    private static ImmutableArray<string> Entry(ProfileJson entry, ImmutableArray<string> forms)
    {
        if (forms is [""])
        {
            return [entry.Text()];
        }

        entry.Allow([.. forms]);
        return [.. forms.Select(form => entry.Member(form).Text())];
    }

    private static Dictionary<string, NodeIds> ReadIds(GraphModel model, ProfileJson json)
    {
        var all = new Dictionary<string, NodeIds>();
        foreach (var (name, value) in json.Members())
        {
            value.Try(() =>
            {
                value.Allow("count", "id", "properties");
                var type = model.FindNodeType(name) ?? throw ProfileErrors.UnknownNodeType(name);
                var prefix = value.Member("id").Text();
                if (all.Values.FirstOrDefault(other => other.Prefix == prefix) is { } other)
                {
                    throw ProfileErrors.SharedPrefix(prefix, other.Type);
                }

                all.Add(name, new NodeIds(type, prefix));
            });
        }

        return all;
    }

    private static ImmutableArray<NodeRule> ReadNodes(
        ProfileJson json, Dictionary<string, NodeIds> ids, ValueRuleReader values, ProfileJson? everyNode)
    {
        var rules = ImmutableArray.CreateBuilder<NodeRule>();
        foreach (var (name, value) in json.Members())
        {
            if (ids.TryGetValue(name, out var nodes))
            {
                value.Try(() => rules.Add(new NodeRule(
                    nodes,
                    value.Member("count").Whole(1, MostNodes),
                    values.ReadAll(name, nodes.Type.Properties, value.Member("properties"), everyNode))));
            }
        }

        return rules.ToImmutable();
    }

    private static ImmutableArray<RelationshipRule> ReadRelationships(
        GraphModel model,
        ProfileJson json,
        Dictionary<string, NodeIds> ids,
        ValueRuleReader values,
        ProfileJson? everyRelationship)
    {
        var rules = ImmutableArray.CreateBuilder<RelationshipRule>();
        foreach (var rule in json.Items())
        {
            rule.Try(() =>
            {
                rule.Allow("type", "from", "to", "each", "chance", "most", "countSkew", "partnerSkew", "properties");
                var name = rule.Member("type").Text();
                var type = model.FindRelationshipType(name) ?? throw ProfileErrors.UnknownRelationshipType(name);
                var (from, to) = (End(rule.Member("from"), ids), End(rule.Member("to"), ids));
                if (!type.Joins(from.Type, to.Type))
                {
                    throw ProfileErrors.WrongEnds(type, from.Type, to.Type);
                }

                rules.Add(new RelationshipRule(
                    type,
                    from,
                    to,
                    rule.Member("each").Text() switch
                    {
                        "from" => true,
                        "to" => false,
                        _ => throw ProfileErrors.NotA("\"each\": \"from\" or \"each\": \"to\""),
                    },
                    rule.Find("chance")?.Number(0, 1) ?? 1,
                    (int)(rule.Find("most")?.Whole(1, MostOfOne) ?? 1),
                    rule.Find("countSkew")?.Number(0, 10) ?? 0,
                    rule.Find("partnerSkew")?.Number(0, 10) ?? 0,
                    rule.Find("properties") is { } properties
                        ? values.ReadAll(name, type.Properties, properties, everyRelationship)
                        : values.ReadAll(name, type.Properties, everyRelationship ?? rule.Member("properties"))));
            });
        }

        return rules.ToImmutable();
    }

    private static NodeIds End(ProfileJson json, Dictionary<string, NodeIds> ids)
    {
        var name = json.Text();
        return ids.GetValueOrDefault(name) ?? throw ProfileErrors.NotGenerated(name);
    }
}
