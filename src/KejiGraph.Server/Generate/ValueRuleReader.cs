using System.Collections.Immutable;
using System.Text.Json;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Json;
using KejiGraph.Graph.Model;

namespace KejiGraph.Server.Generate;

/// <summary>Reads how the values of properties are drawn, and holds it against the model.</summary>
/// <param name="lists">The lists of the profile.</param>
/// <param name="nodes">The node types that the profile generates, by name.</param>
internal sealed class ValueRuleReader(IReadOnlyList<WordList> lists, IReadOnlyDictionary<string, NodeIds> nodes)
{
    /// <summary>Reads the rules of all properties of an owner.</summary>
    /// <param name="owner">The name of the type.</param>
    /// <param name="properties">Its properties.</param>
    /// <param name="own">Its own rules.</param>
    /// <param name="shared">Rules for properties that have none of their own.</param>
    public ImmutableArray<PropertyRule> ReadAll(string owner, PropertyList properties, ProfileJson own, ProfileJson? shared = null)
    {
        var rules = ImmutableArray.CreateBuilder<PropertyRule>();
        var drawn = new List<PropertyDefinition>();
        var ownNames = own.Members().Select(member => member.Name).ToHashSet();
        var inherited = shared?.Members().Where(member => !ownNames.Contains(member.Name)) ?? [];
        foreach (var (name, value) in own.Members().Concat(inherited))
        {
            value.Try(() =>
            {
                var property = properties.Find(name);
                if (property is null || IsId(property))
                {
                    throw ProfileErrors.UnknownProperty(owner, name);
                }

                rules.Add(new PropertyRule(property, Read(property, value, new TemplateReader(lists, [.. drawn]))));
                if (IsText(property) && !property.IsList)
                {
                    drawn.Add(property);
                }
            });
        }

        own.Try(() => Require(properties, own, shared));
        return rules.ToImmutable();
    }

    private static void Require(PropertyList properties, ProfileJson own, ProfileJson? shared)
    {
        foreach (var property in properties)
        {
            if (property is { IsRequired: true, IsList: false } && !IsId(property)
                && own.Find(property.Name) is null && shared?.Find(property.Name) is null)
            {
                throw ProfileErrors.NoRule(property);
            }
        }
    }

    private ValueRule Read(PropertyDefinition property, ProfileJson json, TemplateReader templates)
    {
        if (!property.IsList)
        {
            return One(property, json, templates);
        }

        if (json.Json.ValueKind != JsonValueKind.Array)
        {
            throw ProfileErrors.NotForKind("A single value", property);
        }

        var items = ImmutableArray.CreateBuilder<ValueRule>();
        foreach (var item in json.Items())
        {
            item.Try(() => items.Add(One(property, item, templates)));
        }

        return new ValueRule.Items(items.ToImmutable());
    }

    /// <summary>One value, or one item of a list.</summary>
    private ValueRule One(PropertyDefinition property, ProfileJson json, TemplateReader templates)
    {
        if (json.Json.ValueKind != JsonValueKind.Object)
        {
            return Literal(property, json.Json, templates);
        }

        return json.Members().Select(member => member.Name).FirstOrDefault() switch
        {
            "chance" => Sometimes(property, json, templates),
            "weights" => Weighted(property, json, templates),
            "from" => Between(property, json),
            "median" => LogNormal(property, json),
            "fields" => Record(property, json, templates),
            "node" => AnyNode(property, json),
            var other => throw ProfileErrors.UnknownMember(other ?? "", ["chance", "weights", "from", "median", "fields", "node"]),
        };
    }

    private static ValueRule Literal(PropertyDefinition property, JsonElement json, TemplateReader templates)
    {
        if (json.ValueKind == JsonValueKind.String && IsText(property) && json.GetString()!.Contains('{', StringComparison.Ordinal))
        {
            return new ValueRule.Template(templates.Read(json.GetString()!));
        }

        var value = PropertyJsonReader.ReadItem("The value", property, json);
        ValueCheck.Item("The value", property, value);
        return new ValueRule.Constant(value);
    }

    private ValueRule.Sometimes Sometimes(PropertyDefinition property, ProfileJson json, TemplateReader templates)
    {
        json.Allow("chance", "value");
        if (property is { IsRequired: true, IsList: false })
        {
            throw ProfileErrors.RequiredByChance(property);
        }

        return new ValueRule.Sometimes(
            json.Member("chance").Number(0, 1), One(property, json.Member("value"), templates));
    }

    private static ValueRule.Weighted Weighted(PropertyDefinition property, ProfileJson json, TemplateReader templates)
    {
        json.Allow("weights");
        if (property.Kind is ValueKind.Record or ValueKind.Reference)
        {
            throw ProfileErrors.NotForKind("\"weights\"", property);
        }

        var choices = json.Member("weights").Members()
            .Select(choice => (Literal(property, AsJson(property, choice.Name), templates), choice.Value.Number(0, 1e9)))
            .ToImmutableArray();
        return choices.Sum(choice => choice.Item2) > 0
            ? new ValueRule.Weighted(choices)
            : throw ProfileErrors.NotA("at least one weight above 0");
    }

    private static ValueRule.Between Between(PropertyDefinition property, ProfileJson json)
    {
        json.Allow("from", "to");
        var (from, to) = property.Kind switch
        {
            ValueKind.Int or ValueKind.Long or ValueKind.Float or ValueKind.Decimal =>
                (json.Member("from").Whole(int.MinValue, int.MaxValue), json.Member("to").Whole(int.MinValue, int.MaxValue)),
            ValueKind.Date => (Day(property, json.Member("from")), Day(property, json.Member("to"))),
            _ => throw ProfileErrors.NotForKind("\"from\"", property),
        };
        return from <= to
            ? new ValueRule.Between(property.Kind, from, to)
            : throw ProfileErrors.NotA("a \"to\" that is not less than \"from\"");
    }

    private static ValueRule.LogNormal LogNormal(PropertyDefinition property, ProfileJson json)
    {
        json.Allow("median", "spread", "step");
        return property.Kind is ValueKind.Int or ValueKind.Long or ValueKind.Float or ValueKind.Decimal
            ? new ValueRule.LogNormal(
                property.Kind,
                json.Member("median").Number(1, int.MaxValue),
                json.Member("spread").Number(0, 10),
                json.Find("step")?.Whole(1, int.MaxValue) ?? 1)
            : throw ProfileErrors.NotForKind("\"median\"", property);
    }

    /// <summary>Templates in a record name the properties of the node or relationship that it stands in.</summary>
    private ValueRule.Record Record(PropertyDefinition property, ProfileJson json, TemplateReader templates)
    {
        json.Allow("fields");
        if (property.Record is not { } type)
        {
            throw ProfileErrors.NotForKind("\"fields\"", property);
        }

        var fields = json.Member("fields");
        var rules = ImmutableArray.CreateBuilder<PropertyRule>();
        foreach (var (name, value) in fields.Members())
        {
            value.Try(() =>
            {
                var field = type.Fields.Find(name) ?? throw ProfileErrors.UnknownProperty(type.Name, name);
                rules.Add(new PropertyRule(field, Read(field, value, templates)));
            });
        }

        Require(type.Fields, fields, shared: null);
        return new ValueRule.Record(type, rules.ToImmutable());
    }

    private ValueRule.AnyNode AnyNode(PropertyDefinition property, ProfileJson json)
    {
        json.Allow("node");
        if (property.Target is not { } target)
        {
            throw ProfileErrors.NotForKind("\"node\"", property);
        }

        var name = json.Member("node").Text();
        var ids = nodes.GetValueOrDefault(name) ?? throw ProfileErrors.NotGenerated(name);
        return target.Contains(ids.Type.Index) ? new ValueRule.AnyNode(ids) : throw ProfileErrors.WrongReference(property, ids.Type);
    }

    private static long Day(PropertyDefinition property, ProfileJson json) =>
        ((DateOnly)PropertyJsonReader.ReadItem("The value", property, json.Json)).DayNumber;

    /// <summary>A name of a member as the JSON of a value: a number or truth value is written as such, all else is text.</summary>
    private static JsonElement AsJson(PropertyDefinition property, string text)
    {
        if (property.Kind is ValueKind.Int or ValueKind.Long or ValueKind.Float or ValueKind.Decimal or ValueKind.Boolean)
        {
            try
            {
                return JsonDocument.Parse(text).RootElement;
            }
            catch (JsonException)
            {
                // The text then is refused as a value of the wrong kind.
            }
        }

        return JsonSerializer.SerializeToElement(text);
    }

    private static bool IsId(PropertyDefinition property) => property is { Kind: ValueKind.Id, Name: "id" };

    private static bool IsText(PropertyDefinition property) => property.Kind is ValueKind.String or ValueKind.Url;
}
