using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.FieldMerging;

/// <summary>
/// Whether two fields or directives have identical arguments. The order of arguments and of object fields does not
/// matter; how a value is written does.
/// </summary>
internal static class ArgumentComparison
{
    private const int FewArguments = 8;

    public static bool AreSame(ImmutableArray<ArgumentSyntax> a, ImmutableArray<ArgumentSyntax> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        var byName = b.Length <= FewArguments ? null : ByName(b);
        foreach (var argument in a)
        {
            var other = byName is null ? FindLast(b, argument.Name) : byName.GetValueOrDefault(argument.Name);
            if (other is null || !AreSame(argument.Value, other.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, ArgumentSyntax> ByName(ImmutableArray<ArgumentSyntax> arguments)
    {
        var byName = new Dictionary<string, ArgumentSyntax>(arguments.Length, StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            byName[argument.Name] = argument;
        }

        return byName;
    }

    private static ArgumentSyntax? FindLast(ImmutableArray<ArgumentSyntax> arguments, string name)
    {
        for (var i = arguments.Length - 1; i >= 0; i--)
        {
            if (arguments[i].Name == name)
            {
                return arguments[i];
            }
        }

        return null;
    }

    private static bool AreSame(ValueSyntax a, ValueSyntax b)
    {
        if (a.Kind != b.Kind)
        {
            return false;
        }

        switch (a)
        {
            case VariableSyntax variable:
                return variable.Name == ((VariableSyntax)b).Name;
            case IntValueSyntax number:
                return number.Text == ((IntValueSyntax)b).Text;
            case FloatValueSyntax number:
                return number.Text == ((FloatValueSyntax)b).Text;
            case StringValueSyntax text:
                return text.Value == ((StringValueSyntax)b).Value && text.IsBlock == ((StringValueSyntax)b).IsBlock;
            case BooleanValueSyntax boolean:
                return boolean.Value == ((BooleanValueSyntax)b).Value;
            case NullValueSyntax:
                return true;
            case EnumValueSyntax name:
                return name.Name == ((EnumValueSyntax)b).Name;
            case ListValueSyntax list:
                return AreSame(list.Values, ((ListValueSyntax)b).Values);
            case ObjectValueSyntax fields:
                return AreSame(fields.Fields, ((ObjectValueSyntax)b).Fields);
            default:
                throw new UnreachableException();
        }
    }

    private static bool AreSame(ImmutableArray<ValueSyntax> a, ImmutableArray<ValueSyntax> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (!AreSame(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSame(ImmutableArray<ObjectFieldSyntax> a, ImmutableArray<ObjectFieldSyntax> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        var (sortedA, sortedB) = (Sorted(a), Sorted(b));
        for (var i = 0; i < sortedA.Length; i++)
        {
            if (sortedA[i].Name != sortedB[i].Name || !AreSame(sortedA[i].Value, sortedB[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    private static ImmutableArray<ObjectFieldSyntax> Sorted(ImmutableArray<ObjectFieldSyntax> fields)
    {
        for (var i = 1; i < fields.Length; i++)
        {
            if (string.CompareOrdinal(fields[i - 1].Name, fields[i].Name) > 0)
            {
                return [.. fields.OrderBy(field => field.Name, StringComparer.Ordinal)];
            }
        }

        return fields;
    }
}
