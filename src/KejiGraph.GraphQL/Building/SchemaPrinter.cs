using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Building;

/// <summary>
/// Schemas to text, as graphql-js's <c>printSchema</c> writes them: descriptions, deprecation, <c>@specifiedBy</c> and
/// <c>@oneOf</c>, but no other applied directives. Building a schema from the text gives the same schema again.
/// </summary>
public static class SchemaPrinter
{
    /// <summary>All that a schema defines itself.</summary>
    public static string Print(Schema schema) => Print(
        schema,
        directive => !SpecifiedDirectives.IsSpecified(directive.Name),
        type => !SpecifiedScalars.IsSpecified(type.Name) && IntrospectionTypes.Find(type.Name) is null);

    /// <summary>The specified directives and the types of introspection.</summary>
    public static string PrintIntrospection(Schema schema) => Print(
        schema,
        directive => SpecifiedDirectives.IsSpecified(directive.Name),
        type => IntrospectionTypes.Find(type.Name) is not null);

    /// <summary>One type.</summary>
    public static string Print(NamedType type)
    {
        var text = new StringBuilder();
        AppendType(text, type);
        return text.ToString();
    }

    private static string Print(
        Schema schema, Func<DirectiveDefinition, bool> printsDirective, Func<NamedType, bool> printsType)
    {
        var text = new StringBuilder();
        AppendSchemaDefinition(text, schema);
        foreach (var directive in schema.Directives.Where(printsDirective))
        {
            AppendDirective(AppendGap(text), directive);
        }

        foreach (var type in schema.Types.Where(printsType))
        {
            AppendType(AppendGap(text), type);
        }

        return text.ToString();
    }

    private static StringBuilder AppendGap(StringBuilder text) => text.Length == 0 ? text : text.Append("\n\n");

    private static void AppendSchemaDefinition(StringBuilder text, Schema schema)
    {
        var (query, mutation, subscription) = (schema.Parts.Query, schema.Parts.Mutation, schema.Parts.Subscription);
        var hasNoRootType = query is null && mutation is null && subscription is null;
        var hasUsualNames = query == schema.FindType("Query")
            && mutation == schema.FindType("Mutation")
            && subscription == schema.FindType("Subscription");
        if (hasNoRootType || (schema.Description is null && hasUsualNames))
        {
            return;
        }

        AppendDescription(text, schema.Description);
        text.Append("schema {\n");
        AppendRootType(text, "query", query);
        AppendRootType(text, "mutation", mutation);
        AppendRootType(text, "subscription", subscription);
        text.Append('}');
    }

    private static void AppendRootType(StringBuilder text, string operation, NamedType? type)
    {
        if (type is not null)
        {
            text.Append("  ").Append(operation).Append(": ").Append(type.Name).Append('\n');
        }
    }

    private static void AppendDirective(StringBuilder text, DirectiveDefinition directive)
    {
        AppendDescription(text, directive.Description);
        text.Append("directive ").Append(directive);
        AppendArguments(text, directive.Arguments, "");
        AppendDeprecated(text, directive.DeprecationReason);
        text.Append(directive.IsRepeatable ? " repeatable on " : " on ");
        text.AppendJoin(" | ", directive.Locations.Select(location => location.Name()));
    }

    private static void AppendType(StringBuilder text, NamedType type)
    {
        AppendDescription(text, type.Description);
        switch (type)
        {
            case ScalarType scalar:
                text.Append("scalar ").Append(scalar.Name);
                if (scalar.SpecifiedByUrl is not null)
                {
                    text.Append(" @specifiedBy(url: ").Append(QuotedString.Print(scalar.SpecifiedByUrl)).Append(')');
                }

                break;
            case FieldsType fieldsType:
                text.Append(fieldsType is ObjectType ? "type " : "interface ").Append(fieldsType.Name);
                if (!fieldsType.DeclaredInterfaces.IsEmpty)
                {
                    text.Append(" implements ").AppendJoin(" & ", fieldsType.DeclaredInterfaces);
                }

                AppendBlock(text, fieldsType.Fields, field => field.Description, AppendField);
                break;
            case UnionType union:
                text.Append("union ").Append(union.Name);
                if (!union.DeclaredTypes.IsEmpty)
                {
                    text.Append(" = ").AppendJoin(" | ", union.DeclaredTypes);
                }

                break;
            case EnumType enumType:
                text.Append("enum ").Append(enumType.Name);
                AppendBlock(text, enumType.Values, value => value.Description, AppendEnumValue);
                break;
            case InputObjectType input:
                text.Append("input ").Append(input.Name).Append(input.IsOneOf ? " @oneOf" : "");
                AppendBlock(text, input.Fields, field => field.Description, AppendInputValue);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void AppendBlock<T>(
        StringBuilder text,
        ImmutableArray<T> items,
        Func<T, string?> descriptionOf,
        Action<StringBuilder, T> append)
    {
        if (items.IsEmpty)
        {
            return;
        }

        text.Append(" {\n");
        for (var i = 0; i < items.Length; i++)
        {
            AppendDescription(text, descriptionOf(items[i]), "  ", isFirst: i == 0);
            append(text.Append("  "), items[i]);
            text.Append('\n');
        }

        text.Append('}');
    }

    private static void AppendField(StringBuilder text, FieldDefinition field)
    {
        text.Append(field.Name);
        AppendArguments(text, field.Arguments, "  ");
        text.Append(": ").Append(field.Type);
        AppendDeprecated(text, field.DeprecationReason);
    }

    private static void AppendEnumValue(StringBuilder text, EnumValueDefinition value)
    {
        text.Append(value.Name);
        AppendDeprecated(text, value.DeprecationReason);
    }

    private static void AppendInputValue(StringBuilder text, InputValueDefinition value)
    {
        text.Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is not null)
        {
            text.Append(" = ").Append(Printer.Print(value.DefaultValue));
        }

        AppendDeprecated(text, value.DeprecationReason);
    }

    // On one line, unless one of them has a description.
    private static void AppendArguments(
        StringBuilder text, ImmutableArray<InputValueDefinition> arguments, string indentation)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        var onOneLine = arguments.All(argument => argument.Description is null);
        text.Append('(');
        for (var i = 0; i < arguments.Length; i++)
        {
            if (onOneLine)
            {
                text.Append(i == 0 ? "" : ", ");
            }
            else
            {
                text.Append('\n');
                AppendDescription(text, arguments[i].Description, "  " + indentation, isFirst: i == 0);
                text.Append("  ").Append(indentation);
            }

            AppendInputValue(text, arguments[i]);
        }

        text.Append(onOneLine ? "" : "\n" + indentation).Append(')');
    }

    private static void AppendDeprecated(StringBuilder text, string? reason)
    {
        if (reason == SpecifiedDirectives.DefaultDeprecationReason)
        {
            text.Append(" @deprecated");
        }
        else if (reason is not null)
        {
            text.Append(" @deprecated(reason: ").Append(QuotedString.Print(reason)).Append(')');
        }
    }

    private static void AppendDescription(
        StringBuilder text, string? description, string indentation = "", bool isFirst = true)
    {
        if (description is null)
        {
            return;
        }

        var literal = BlockString.CanExpress(description)
            ? BlockString.Print(description)
            : QuotedString.Print(description);
        text.Append(indentation.Length > 0 && !isFirst ? "\n" : "")
            .Append(indentation)
            .Append(literal.Replace("\n", "\n" + indentation, StringComparison.Ordinal))
            .Append('\n');
    }
}
