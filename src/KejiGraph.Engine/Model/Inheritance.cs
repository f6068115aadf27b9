using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.Engine.Model;

/// <summary>
/// Fills in what a model leaves out: a type has all fields of the interfaces it implements without restating them, in the
/// order in which they are listed, then its own; a field that it restates takes the inherited one's place. The result is
/// plain SDL.
/// </summary>
internal sealed class Inheritance
{
    private readonly Dictionary<string, InterfaceTypeDefinitionSyntax> _interfaces;
    private readonly Dictionary<string, ImmutableArray<FieldDefinitionSyntax>> _expanded = [];

    private Inheritance(DocumentSyntax document)
    {
        _interfaces = document.Definitions.OfType<InterfaceTypeDefinitionSyntax>()
            .DistinctBy(definition => definition.Name)
            .ToDictionary(definition => definition.Name);
    }

    /// <summary>The document with all fields in place.</summary>
    public static DocumentSyntax Expand(DocumentSyntax document)
    {
        var inheritance = new Inheritance(document);
        return new DocumentSyntax
        {
            Source = document.Source,
            Start = document.Start,
            End = document.End,
            Definitions = [.. document.Definitions.Select(inheritance.Expand)],
        };
    }

    private DefinitionSyntax Expand(DefinitionSyntax definition) => definition switch
    {
        ObjectTypeDefinitionSyntax { IsExtension: false } type => new ObjectTypeDefinitionSyntax
        {
            Source = type.Source,
            Start = type.Start,
            End = type.End,
            Name = type.Name,
            NameStart = type.NameStart,
            Description = type.Description,
            Directives = type.Directives,
            Interfaces = type.Interfaces,
            Fields = FieldsOf(type),
        },
        InterfaceTypeDefinitionSyntax { IsExtension: false } type => new InterfaceTypeDefinitionSyntax
        {
            Source = type.Source,
            Start = type.Start,
            End = type.End,
            Name = type.Name,
            NameStart = type.NameStart,
            Description = type.Description,
            Directives = type.Directives,
            Interfaces = type.Interfaces,
            Fields = FieldsOf(type),
        },
        _ => definition,
    };

    private ImmutableArray<FieldDefinitionSyntax> FieldsOf(FieldsTypeDefinitionSyntax type)
    {
        var fields = new OrderedDictionary<string, FieldDefinitionSyntax>();
        foreach (var name in type.Interfaces)
        {
            foreach (var field in InheritedFrom(name.Name))
            {
                fields.TryAdd(field.Name, field);
            }
        }

        var own = new HashSet<string>();
        var repeated = new List<FieldDefinitionSyntax>();
        foreach (var field in type.Fields)
        {
            if (own.Add(field.Name))
            {
                fields[field.Name] = field;
            }
            else
            {
                // The rules for schemas have a sentence for it.
                repeated.Add(field);
            }
        }

        return [.. fields.Values, .. repeated];
    }

    private ImmutableArray<FieldDefinitionSyntax> InheritedFrom(string name)
    {
        if (_expanded.TryGetValue(name, out var known) || !_interfaces.TryGetValue(name, out var definition))
        {
            return known.IsDefault ? [] : known;
        }

        // An interface that inherits from itself is refused by the rules for schemas; here it must only end.
        _expanded.Add(name, []);
        return _expanded[name] = FieldsOf(definition);
    }
}
