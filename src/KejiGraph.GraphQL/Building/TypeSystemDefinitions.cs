using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Building;

/// <summary>The definitions and extensions of a document, sorted for building.</summary>
internal sealed class TypeSystemDefinitions
{
    private readonly Dictionary<(SyntaxKind Kind, string Name), List<TypeDefinitionSyntax>> _typeExtensions = [];
    private readonly Dictionary<string, List<DirectiveDefinitionSyntax>> _directiveExtensions = [];

    public TypeSystemDefinitions(DocumentSyntax document)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case SchemaDefinitionSyntax { IsExtension: false } schema:
                    Schema = schema;
                    break;
                case SchemaDefinitionSyntax extension:
                    SchemaExtensions.Add(extension);
                    break;
                case DirectiveDefinitionSyntax { IsExtension: false } directive:
                    Directives.Add(directive);
                    break;
                case DirectiveDefinitionSyntax extension:
                    Add(_directiveExtensions, extension.Name, extension);
                    break;
                case TypeDefinitionSyntax { IsExtension: false } type:
                    Types.Add(type);
                    break;
                case TypeDefinitionSyntax extension:
                    Add(_typeExtensions, (extension.Kind, extension.Name), extension);
                    break;
                default:
                    continue;
            }

            IsEmpty = false;
        }
    }

    public bool IsEmpty { get; private set; } = true;

    public SchemaDefinitionSyntax? Schema { get; }

    public List<SchemaDefinitionSyntax> SchemaExtensions { get; } = [];

    public List<DirectiveDefinitionSyntax> Directives { get; } = [];

    public List<TypeDefinitionSyntax> Types { get; } = [];

    public ImmutableArray<TypeDefinitionSyntax> ExtensionsOf(SyntaxKind kind, string name) =>
        _typeExtensions.TryGetValue((kind, name), out var extensions) ? [.. extensions] : [];

    public ImmutableArray<DirectiveDefinitionSyntax> ExtensionsOfDirective(string name) =>
        _directiveExtensions.TryGetValue(name, out var extensions) ? [.. extensions] : [];

    private static void Add<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key, T item)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(item);
    }
}
