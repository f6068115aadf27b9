using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation;

/// <summary>
/// The types at the place where a walk over a document is: graphql-js's TypeInfo. Computed once for all rules. A type
/// is null where the document does not fit the schema.
/// </summary>
internal sealed class TypeContext(Schema schema)
{
    private readonly List<GraphQLType?> _types = [];
    private readonly List<CompositeType?> _parentTypes = [];
    private readonly List<FieldDefinition?> _fields = [];
    private readonly List<GraphQLType?> _inputTypes = [];
    private readonly List<bool> _hasDefault = [];

    /// <summary>The type of the innermost field, fragment or operation.</summary>
    public GraphQLType? Type => Top(_types);

    /// <summary>The type whose fields are being selected.</summary>
    public CompositeType? ParentType => Top(_parentTypes);

    /// <summary>The innermost field.</summary>
    public FieldDefinition? Field => Top(_fields);

    /// <summary>The type that a value here must have.</summary>
    public GraphQLType? InputType => Top(_inputTypes);

    /// <summary>The type that the value around this one must have.</summary>
    public GraphQLType? ParentInputType => _inputTypes.Count > 1 ? _inputTypes[^2] : null;

    /// <summary>Whether the argument or input field here has a default.</summary>
    public bool HasDefault => _hasDefault.Count > 0 && _hasDefault[^1];

    /// <summary>The directive whose arguments are being given.</summary>
    public DirectiveDefinition? Directive { get; private set; }

    /// <summary>The argument that is being given.</summary>
    public InputValueDefinition? Argument { get; private set; }

    /// <summary>The enum value that is being given.</summary>
    public EnumValueDefinition? EnumValue { get; private set; }

    public void EnterOperation(OperationDefinitionSyntax operation) =>
        _types.Add(schema.FindRootType(operation.Operation));

    /// <summary>Enters the definition of a fragment, or an inline one.</summary>
    public void EnterFragment(NamedTypeSyntax? typeCondition)
    {
        var type = typeCondition is null ? Type?.Named : schema.FindType(typeCondition.Name);
        _types.Add(type is { IsOutputType: true } ? type : null);
    }

    public void LeaveType() => Pop(_types);

    public void EnterSelectionSet() => _parentTypes.Add(Type?.Named as CompositeType);

    public void LeaveSelectionSet() => Pop(_parentTypes);

    public void EnterField(FieldSyntax field)
    {
        var definition = ParentType is { } parent ? schema.FindField(parent, field.Name) : null;
        _fields.Add(definition);
        _types.Add(definition is { Type.IsOutputType: true } ? definition.Type : null);
    }

    public void LeaveField()
    {
        Pop(_fields);
        Pop(_types);
    }

    public void EnterDirective(DirectiveSyntax directive) => Directive = schema.FindDirective(directive.Name);

    public void LeaveDirective() => Directive = null;

    public void EnterVariableDefinition(VariableDefinitionSyntax variable)
    {
        var type = schema.FindType(variable.Type);
        _inputTypes.Add(type is { IsInputType: true } ? type : null);
    }

    public void LeaveVariableDefinition() => Pop(_inputTypes);

    // The arguments of an unknown directive on a field are taken for the field's: graphql-js does, and its messages
    // depend on it.
    public void EnterArgument(ArgumentSyntax argument)
    {
        Argument = Directive is not null ? Directive.FindArgument(argument.Name) : Field?.FindArgument(argument.Name);
        EnterInputValue(Argument);
    }

    public void LeaveArgument()
    {
        Argument = null;
        LeaveInputValue();
    }

    public void EnterList()
    {
        _hasDefault.Add(false);
        _inputTypes.Add((InputType?.Nullable as ListType)?.ItemType);
    }

    public void EnterObjectField(ObjectFieldSyntax field) =>
        EnterInputValue((InputType?.Named as InputObjectType)?.FindField(field.Name));

    /// <summary>Leaves a list or an object field.</summary>
    public void LeaveInputValue()
    {
        Pop(_hasDefault);
        Pop(_inputTypes);
    }

    public void EnterEnumValue(EnumValueSyntax value) =>
        EnumValue = (InputType?.Named as EnumType)?.FindValue(value.Name);

    public void LeaveEnumValue() => EnumValue = null;

    private static T? Top<T>(List<T?> stack)
        where T : class => stack.Count > 0 ? stack[^1] : null;

    private static void Pop<T>(List<T> stack) => stack.RemoveAt(stack.Count - 1);

    private void EnterInputValue(InputValueDefinition? definition)
    {
        _hasDefault.Add(definition?.DefaultValue is not null);
        _inputTypes.Add(definition is { Type.IsInputType: true } ? definition.Type : null);
    }
}
