using System.Collections.Immutable;
using System.Diagnostics;

namespace KejiGraph.GraphQL.Language;

/// <summary>Writes syntax into a buffer. One part of the struct for type system documents, one for the rest.</summary>
internal readonly partial struct SyntaxWriter(PrintBuffer buffer)
{
    private const int MaxLineLength = 80;

    public PrintBuffer Buffer { get; } = buffer;

    // Recursion passes through here, so the frame is kept small: what each kind needs stands in a method of its
    // own.
    public void Write(SyntaxNode node)
    {
        switch (node)
        {
            case FieldSyntax field:
                WriteField(field);
                break;
            case SelectionSetSyntax set:
                WriteSelectionSet(set);
                break;
            case InlineFragmentSyntax fragment:
                WriteInlineFragment(fragment);
                break;
            case FragmentSpreadSyntax spread:
                WriteSpread(spread);
                break;
            case ArgumentSyntax argument:
                WriteNamedValue(argument.Name, argument.Value);
                break;
            case ObjectFieldSyntax field:
                WriteNamedValue(field.Name, field.Value);
                break;
            case ValueSyntax value:
                WriteValue(value);
                break;
            case DirectiveSyntax directive:
                WriteDirective(directive);
                break;
            case TypeSyntax type:
                WriteType(type);
                break;
            case DocumentSyntax document:
                WriteAll(document.Definitions, "\n\n");
                break;
            case OperationDefinitionSyntax operation:
                WriteOperation(operation);
                break;
            case VariableDefinitionSyntax variable:
                WriteVariableDefinition(variable);
                break;
            case FragmentDefinitionSyntax fragment:
                WriteFragmentDefinition(fragment);
                break;
            case SchemaCoordinateSyntax coordinate:
                WriteCoordinate(coordinate);
                break;
            default:
                WriteTypeSystem(node);
                break;
        }
    }

    private void WriteSpread(FragmentSpreadSyntax spread)
    {
        Add("...", spread.Name);
        WriteDirectives(spread.Directives);
    }

    private void WriteNamedValue(string name, ValueSyntax value)
    {
        Buffer.Add(name);
        Buffer.Add(": ");
        WriteValue(value);
    }

    private void WriteDirective(DirectiveSyntax directive)
    {
        Add("@", directive.Name);
        WriteOnOneLine("(", directive.Arguments, ", ", ")");
    }

    private void WriteVariableDefinition(VariableDefinitionSyntax variable)
    {
        WriteDescription(variable.Description);
        Add("$", variable.Variable.Name);
        WriteTypeAndDefault(variable.Type, variable.DefaultValue);
        WriteDirectives(variable.Directives);
    }

    private void WriteFragmentDefinition(FragmentDefinitionSyntax fragment)
    {
        WriteDescription(fragment.Description);
        Add("fragment ", fragment.Name, " on ", fragment.TypeCondition.Name);
        WriteDirectives(fragment.Directives);
        Add(" ");
        WriteSelectionSet(fragment.SelectionSet);
    }

    private void Add(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            Buffer.Add(text);
        }
    }

    private void WriteAll<T>(ImmutableArray<T> nodes, string separator)
        where T : SyntaxNode
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            if (i > 0)
            {
                Buffer.Separate(separator);
            }

            Write(nodes[i]);
        }
    }

    // Nothing for an empty list, not even the brackets.
    private void WriteOnOneLine<T>(string open, ImmutableArray<T> nodes, string separator, string close)
        where T : SyntaxNode
    {
        if (!nodes.IsEmpty)
        {
            var list = Buffer.Begin(open);
            WriteAll(nodes, separator);
            Buffer.End(list, close);
        }
    }

    private void WriteBlock<T>(string open, ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        if (!nodes.IsEmpty)
        {
            var list = Buffer.Begin(open);
            WriteAll(nodes, ", ");
            Buffer.EndOnLines(list, open, "}");
        }
    }

    private void WriteDescription(StringValueSyntax? description)
    {
        if (description is not null)
        {
            WriteValue(description);
            Add("\n");
        }
    }

    private void WriteDirectives(ImmutableArray<DirectiveSyntax> directives) =>
        WriteOnOneLine(" ", directives, " ", "");

    private void WriteOperation(OperationDefinitionSyntax operation)
    {
        WriteDescription(operation.Description);
        var isShorthand = operation is { Operation: OperationType.Query, Description: null, Name: null }
            && operation.VariableDefinitions.IsEmpty
            && operation.Directives.IsEmpty;
        if (!isShorthand)
        {
            Add(operation.Operation.Keyword());
            if (operation.Name is not null || !operation.VariableDefinitions.IsEmpty)
            {
                Add(" ", operation.Name ?? "");
            }

            WriteDefinitionsInParens(operation.VariableDefinitions, indented: false);
            WriteDirectives(operation.Directives);
            Add(" ");
        }

        Write(operation.SelectionSet);
    }

    // Definitions take a line each as soon as one of them has a description.
    private void WriteDefinitionsInParens<T>(ImmutableArray<T> nodes, bool indented)
        where T : SyntaxNode
    {
        if (nodes.IsEmpty)
        {
            return;
        }

        var list = Buffer.Begin("(");
        WriteAll(nodes, ", ");
        if (Buffer.HasLineBreakSince(list))
        {
            Buffer.EndOnLines(list, "(", ")", indented);
        }
        else
        {
            Buffer.End(list, ")");
        }
    }

    private void WriteSelectionSet(SelectionSetSyntax set)
    {
        if (set.Selections.IsEmpty)
        {
            Add("{}");
        }
        else
        {
            WriteBlock("{", set.Selections);
        }
    }

    private void WriteField(FieldSyntax field)
    {
        WriteFieldHead(field);
        if (field.SelectionSet is not null)
        {
            Buffer.Add(" ");
            WriteSelectionSet(field.SelectionSet);
        }
    }

    private void WriteFieldHead(FieldSyntax field)
    {
        var start = Buffer.Length;
        if (field.Alias is not null)
        {
            Add(field.Alias, ": ");
        }

        Add(field.Name);
        var prefixLength = Buffer.Length - start;
        if (!field.Arguments.IsEmpty)
        {
            var list = Buffer.Begin("(");
            WriteAll(field.Arguments, ", ");
            if (prefixLength + Buffer.LengthSince(list) + 2 > MaxLineLength)
            {
                Buffer.EndOnLines(list, "(", ")");
            }
            else
            {
                Buffer.End(list, ")");
            }
        }

        WriteDirectives(field.Directives);
    }

    private void WriteInlineFragment(InlineFragmentSyntax fragment)
    {
        Buffer.Add(fragment.TypeCondition is null ? "..." : "... on " + fragment.TypeCondition.Name);
        WriteDirectives(fragment.Directives);
        Buffer.Add(" ");
        WriteSelectionSet(fragment.SelectionSet);
    }

    private void WriteValue(ValueSyntax value)
    {
        switch (value)
        {
            case ListValueSyntax list:
                WriteItems("[", list.Values, "]", "[", "]");
                break;
            case ObjectValueSyntax fields:
                WriteItems("{ ", fields.Fields, " }", "{", "}");
                break;
            case StringValueSyntax { IsBlock: true } text:
                Buffer.Add(BlockString.Print(text.Value), isBlockString: true);
                break;
            default:
                Buffer.Add(TextOf(value));
                break;
        }
    }

    private static string TextOf(ValueSyntax value) => value switch
    {
        VariableSyntax variable => "$" + variable.Name,
        IntValueSyntax number => number.Text,
        FloatValueSyntax number => number.Text,
        StringValueSyntax text => QuotedString.Print(text.Value),
        BooleanValueSyntax boolean => boolean.Value ? "true" : "false",
        NullValueSyntax => "null",
        EnumValueSyntax name => name.Name,
        _ => throw new UnreachableException(),
    };

    private void WriteItems<T>(
        string open, ImmutableArray<T> items, string close, string openLine, string closeLine)
        where T : SyntaxNode
    {
        var list = Buffer.Begin(open);
        WriteAll(items, ", ");
        if (open.Length + Buffer.LengthSince(list) + close.Length > MaxLineLength)
        {
            Buffer.EndOnLines(list, openLine, closeLine);
        }
        else
        {
            Buffer.End(list, close);
        }
    }

    private void WriteType(TypeSyntax type)
    {
        switch (type)
        {
            case NamedTypeSyntax named:
                Add(named.Name);
                break;
            case ListTypeSyntax list:
                Add("[");
                WriteType(list.Type);
                Add("]");
                break;
            case NonNullTypeSyntax nonNull:
                WriteType(nonNull.Type);
                Add("!");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void WriteTypeAndDefault(TypeSyntax type, ValueSyntax? defaultValue)
    {
        Add(": ");
        WriteType(type);
        if (defaultValue is not null)
        {
            Add(" = ");
            WriteValue(defaultValue);
        }
    }

    private void WriteCoordinate(SchemaCoordinateSyntax coordinate)
    {
        Add(coordinate.IsDirective ? "@" : "", coordinate.Name);
        if (coordinate.MemberName is not null)
        {
            Add(".", coordinate.MemberName);
        }

        if (coordinate.ArgumentName is not null)
        {
            Add("(", coordinate.ArgumentName, ":)");
        }
    }
}
