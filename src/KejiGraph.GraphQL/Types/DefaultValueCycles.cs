using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// InputObjectDefaultValueHasCycle(): a default value must not, through the defaults of the fields it leaves out,
/// contain itself.
/// </summary>
internal sealed class DefaultValueCycles(SchemaValidationContext context)
{
    private readonly HashSet<InputValueDefinition> _visited = [];
    private readonly List<InputValueDefinition> _path = [];

    public void Check(InputObjectType type) => CheckValue(type, new ObjectValueSyntax { Fields = [] });

    private void CheckValue(InputObjectType type, ValueSyntax value)
    {
        if (value is ListValueSyntax list)
        {
            foreach (var item in list.Values)
            {
                CheckValue(type, item);
            }
        }

        if (value is not ObjectValueSyntax fields)
        {
            return;
        }

        foreach (var definition in type.Fields)
        {
            if (definition.Type.Named is not InputObjectType fieldType)
            {
                continue;
            }

            if (fields.FindField(definition.Name) is { } field)
            {
                CheckValue(fieldType, field.Value);
            }
            else
            {
                CheckDefault(definition, fieldType);
            }
        }
    }

    private void CheckDefault(InputValueDefinition definition, InputObjectType type)
    {
        if (definition.DefaultValue is null)
        {
            return;
        }

        var start = _path.IndexOf(definition);
        if (start >= 0)
        {
            var via = string.Join(", ", _path.Skip(start + 1));
            context.Report(
                $"Invalid circular reference. The default value of Input Object field {definition} references itself"
                + $"{(via.Length == 0 ? "" : " via the default values of: ")}{via}.",
                [.. _path.Skip(start).Select(step => (SyntaxNode?)step.Syntax?.DefaultValue)]);
            return;
        }

        if (_visited.Add(definition))
        {
            _path.Add(definition);
            CheckValue(type, definition.DefaultValue);
            _path.RemoveAt(_path.Count - 1);
        }
    }
}
