using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation;

/// <summary>
/// Walks a document once for all rules, in the order of the text. The parser has limited the depth, so recursion is
/// safe. One part of the class for each kind of document.
/// </summary>
/// <param name="rules">What the rules began with; each hears of the kinds of syntax that it listens to.</param>
/// <param name="types">Follows the walk; null if there is no schema to follow it in.</param>
/// <param name="context">Is told where the walk is; null if no rule asks.</param>
internal sealed partial class DocumentWalker(
    object[] rules, TypeContext? types, ValidationContext? context)
{
    private readonly object?[] _skipping = new object?[rules.Length];

    private readonly RuleListeners<DocumentSyntax> _documents = RuleListeners<DocumentSyntax>.Among(rules);

    private readonly RuleListeners<OperationDefinitionSyntax> _operations =
        RuleListeners<OperationDefinitionSyntax>.Among(rules);

    private readonly RuleListeners<FragmentDefinitionSyntax> _fragments =
        RuleListeners<FragmentDefinitionSyntax>.Among(rules);

    private readonly RuleListeners<VariableDefinitionSyntax> _variableDefinitions =
        RuleListeners<VariableDefinitionSyntax>.Among(rules);

    private readonly RuleListeners<SelectionSetSyntax> _selectionSets = RuleListeners<SelectionSetSyntax>.Among(rules);
    private readonly RuleListeners<FieldSyntax> _fields = RuleListeners<FieldSyntax>.Among(rules);
    private readonly RuleListeners<FragmentSpreadSyntax> _spreads = RuleListeners<FragmentSpreadSyntax>.Among(rules);

    private readonly RuleListeners<InlineFragmentSyntax> _inlineFragments =
        RuleListeners<InlineFragmentSyntax>.Among(rules);

    private readonly RuleListeners<DirectiveSyntax> _directives = RuleListeners<DirectiveSyntax>.Among(rules);
    private readonly RuleListeners<ArgumentSyntax> _arguments = RuleListeners<ArgumentSyntax>.Among(rules);
    private readonly RuleListeners<VariableSyntax> _variables = RuleListeners<VariableSyntax>.Among(rules);
    private readonly RuleListeners<ValueSyntax> _values = RuleListeners<ValueSyntax>.Among(rules);
    private readonly RuleListeners<ObjectValueSyntax> _objects = RuleListeners<ObjectValueSyntax>.Among(rules);
    private readonly RuleListeners<ObjectFieldSyntax> _objectFields = RuleListeners<ObjectFieldSyntax>.Among(rules);
    private readonly RuleListeners<EnumValueSyntax> _enumValues = RuleListeners<EnumValueSyntax>.Among(rules);
    private readonly RuleListeners<NamedTypeSyntax> _namedTypes = RuleListeners<NamedTypeSyntax>.Among(rules);

    public void Walk(DocumentSyntax document)
    {
        _documents.Enter(document, _skipping);
        foreach (var definition in document.Definitions)
        {
            if (context is not null)
            {
                context.CurrentDefinition = definition;
            }

            Walk(definition);
        }

        _documents.Leave(document, _skipping);
    }

    public void Walk(DefinitionSyntax definition)
    {
        switch (definition)
        {
            case OperationDefinitionSyntax operation:
                WalkOperation(operation);
                break;
            case FragmentDefinitionSyntax fragment:
                WalkFragment(fragment);
                break;
            case TypeSystemDefinitionSyntax typeSystem:
                WalkTypeSystem(typeSystem);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void WalkOperation(OperationDefinitionSyntax operation)
    {
        types?.EnterOperation(operation);
        _operations.Enter(operation, _skipping);
        foreach (var variable in operation.VariableDefinitions)
        {
            WalkVariableDefinition(variable);
        }

        WalkDirectives(operation.Directives, operation.Operation switch
        {
            OperationType.Query => DirectiveLocation.Query,
            OperationType.Mutation => DirectiveLocation.Mutation,
            OperationType.Subscription => DirectiveLocation.Subscription,
            _ => throw new UnreachableException(),
        });
        WalkSelectionSet(operation.SelectionSet, isOfInlineFragment: false);
        _operations.Leave(operation, _skipping);
        types?.LeaveType();
    }

    private void WalkFragment(FragmentDefinitionSyntax fragment)
    {
        types?.EnterFragment(fragment.TypeCondition);
        _fragments.Enter(fragment, _skipping);
        WalkType(fragment.TypeCondition);
        WalkDirectives(fragment.Directives, DirectiveLocation.FragmentDefinition);
        WalkSelectionSet(fragment.SelectionSet, isOfInlineFragment: false);
        _fragments.Leave(fragment, _skipping);
        types?.LeaveType();
    }

    private void WalkVariableDefinition(VariableDefinitionSyntax variable)
    {
        types?.EnterVariableDefinition(variable);
        _variableDefinitions.Enter(variable, _skipping);
        WalkValue(variable.Variable);
        WalkType(variable.Type);
        if (variable.DefaultValue is not null)
        {
            WalkValue(variable.DefaultValue);
        }

        WalkDirectives(variable.Directives, DirectiveLocation.VariableDefinition);
        _variableDefinitions.Leave(variable, _skipping);
        types?.LeaveVariableDefinition();
    }

    private void WalkSelectionSet(SelectionSetSyntax selectionSet, bool isOfInlineFragment)
    {
        types?.EnterSelectionSet();

        // No rule wants to hear of the selection set of an inline fragment apart from the one around it.
        if (!isOfInlineFragment)
        {
            _selectionSets.Enter(selectionSet, _skipping);
        }

        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldSyntax field:
                    WalkField(field);
                    break;
                case FragmentSpreadSyntax spread:
                    _spreads.Enter(spread, _skipping);
                    WalkDirectives(spread.Directives, DirectiveLocation.FragmentSpread);
                    _spreads.Leave(spread, _skipping);
                    break;
                case InlineFragmentSyntax fragment:
                    WalkInlineFragment(fragment);
                    break;
            }
        }

        if (!isOfInlineFragment)
        {
            _selectionSets.Leave(selectionSet, _skipping);
        }

        types?.LeaveSelectionSet();
    }

    private void WalkField(FieldSyntax field)
    {
        types?.EnterField(field);
        _fields.Enter(field, _skipping);
        WalkArguments(field.Arguments);
        WalkDirectives(field.Directives, DirectiveLocation.Field);
        if (field.SelectionSet is not null)
        {
            WalkSelectionSet(field.SelectionSet, isOfInlineFragment: false);
        }

        _fields.Leave(field, _skipping);
        types?.LeaveField();
    }

    private void WalkInlineFragment(InlineFragmentSyntax fragment)
    {
        types?.EnterFragment(fragment.TypeCondition);
        _inlineFragments.Enter(fragment, _skipping);
        if (fragment.TypeCondition is not null)
        {
            WalkType(fragment.TypeCondition);
        }

        WalkDirectives(fragment.Directives, DirectiveLocation.InlineFragment);
        WalkSelectionSet(fragment.SelectionSet, isOfInlineFragment: true);
        _inlineFragments.Leave(fragment, _skipping);
        types?.LeaveType();
    }

    private void WalkDirectives(ImmutableArray<DirectiveSyntax> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
        {
            if (context is not null)
            {
                context.CurrentLocation = location;
            }

            types?.EnterDirective(directive);
            _directives.Enter(directive, _skipping);
            WalkArguments(directive.Arguments);
            _directives.Leave(directive, _skipping);
            types?.LeaveDirective();
        }
    }

    private void WalkArguments(ImmutableArray<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
        {
            types?.EnterArgument(argument);
            _arguments.Enter(argument, _skipping);
            WalkValue(argument.Value);
            _arguments.Leave(argument, _skipping);
            types?.LeaveArgument();
        }
    }

    private void WalkValue(ValueSyntax value)
    {
        switch (value)
        {
            case VariableSyntax variable:
                _variables.Enter(variable, _skipping);
                _variables.Leave(variable, _skipping);
                break;
            case ListValueSyntax list:
                types?.EnterList();
                _values.Enter(list, _skipping);
                foreach (var item in list.Values)
                {
                    WalkValue(item);
                }

                _values.Leave(list, _skipping);
                types?.LeaveInputValue();
                break;
            case ObjectValueSyntax fields:
                _values.Enter(fields, _skipping);
                _objects.Enter(fields, _skipping);
                WalkObjectFields(fields);
                _objects.Leave(fields, _skipping);
                _values.Leave(fields, _skipping);
                break;
            case EnumValueSyntax name:
                types?.EnterEnumValue(name);
                _values.Enter(name, _skipping);
                _enumValues.Enter(name, _skipping);
                _enumValues.Leave(name, _skipping);
                _values.Leave(name, _skipping);
                types?.LeaveEnumValue();
                break;
            default:
                _values.Enter(value, _skipping);
                _values.Leave(value, _skipping);
                break;
        }
    }

    private void WalkObjectFields(ObjectValueSyntax fields)
    {
        foreach (var field in fields.Fields)
        {
            types?.EnterObjectField(field);
            _objectFields.Enter(field, _skipping);
            WalkValue(field.Value);
            _objectFields.Leave(field, _skipping);
            types?.LeaveInputValue();
        }
    }

    private void WalkType(TypeSyntax type)
    {
        switch (type)
        {
            case NamedTypeSyntax named:
                _namedTypes.Enter(named, _skipping);
                _namedTypes.Leave(named, _skipping);
                break;
            case ListTypeSyntax list:
                WalkType(list.Type);
                break;
            case NonNullTypeSyntax nonNull:
                WalkType(nonNull.Type);
                break;
        }
    }
}
