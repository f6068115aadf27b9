using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// A part of a schema that a schema coordinate names: one of the definitions is not null besides the type.
/// </summary>
/// <param name="Type">The type; null for a directive and its arguments.</param>
/// <param name="Field">The field of the type.</param>
/// <param name="InputValue">The input field of the type, or the argument of the field or directive.</param>
/// <param name="EnumValue">The value of the enum type.</param>
/// <param name="Directive">The directive.</param>
public sealed record SchemaElement(
    NamedType? Type = null,
    FieldDefinition? Field = null,
    InputValueDefinition? InputValue = null,
    EnumValueDefinition? EnumValue = null,
    DirectiveDefinition? Directive = null)
{
    /// <summary>
    /// The part that a coordinate names; null if there is none. O(1), but for arguments, among which it searches.
    /// </summary>
    public static SchemaElement? Find(Schema schema, SchemaCoordinateSyntax coordinate) =>
        coordinate.IsDirective ? FindDirective(schema, coordinate) : FindInType(schema, coordinate);

    private static SchemaElement? FindDirective(Schema schema, SchemaCoordinateSyntax coordinate)
    {
        var directive = schema.FindDirective(coordinate.Name);
        if (directive is null || coordinate.ArgumentName is null)
        {
            return directive is null ? null : new SchemaElement(Directive: directive);
        }

        return directive.FindArgument(coordinate.ArgumentName) is { } argument
            ? new SchemaElement(Directive: directive, InputValue: argument)
            : null;
    }

    private static SchemaElement? FindInType(Schema schema, SchemaCoordinateSyntax coordinate)
    {
        var type = schema.FindType(coordinate.Name);
        if (type is null || coordinate.MemberName is null)
        {
            return type is null ? null : new SchemaElement(type);
        }

        switch (type)
        {
            case EnumType enumType when coordinate.ArgumentName is null:
                return enumType.FindValue(coordinate.MemberName) is { } value
                    ? new SchemaElement(type, EnumValue: value)
                    : null;
            case InputObjectType input when coordinate.ArgumentName is null:
                return input.FindField(coordinate.MemberName) is { } inputField
                    ? new SchemaElement(type, InputValue: inputField)
                    : null;
            case FieldsType fieldsType when schema.FindField(fieldsType, coordinate.MemberName) is { } field:
                if (coordinate.ArgumentName is null)
                {
                    return new SchemaElement(type, field);
                }

                return field.FindArgument(coordinate.ArgumentName) is { } argument
                    ? new SchemaElement(type, field, argument)
                    : null;
            default:
                return null;
        }
    }
}
