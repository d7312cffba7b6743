using System.Collections.Concurrent;
using System.Reflection;

namespace BillingPortal.Tests.Architecture.Kit;

/// <summary>
/// Everything that a type names: types and members, in signatures, attributes and instructions. What the compiler hides in nested types
/// (lambdas, iterators, state machines) counts for the outer type. A constant's origin cannot be seen: the compiler copies its value.
/// </summary>
internal sealed class Uses
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
    private static readonly ConcurrentDictionary<Type, Uses> Read = new();
    private readonly HashSet<Type> types = [];
    private readonly HashSet<MemberInfo> members = [];

    private Uses(Type type) => ReadType(type);

    public static Uses Of(Type type) => Read.GetOrAdd(type, t => new(t));

    /// <summary>The types, each generic one by its definition.</summary>
    public IReadOnlySet<Type> Types => types;

    /// <summary>The methods, constructors and fields that the instructions name, with their type arguments.</summary>
    public IReadOnlySet<MemberInfo> Members => members;

    public IEnumerable<MethodBase> Calls => members.OfType<MethodBase>();

    private void ReadType(Type type)
    {
        Add(type.BaseType);
        foreach (var face in type.GetInterfaces()) Add(face);
        foreach (var argument in type.GetGenericArguments()) AddBounds(argument);
        AddAttributes(type);
        foreach (var field in type.GetFields(Declared)) AddTyped(field, field.FieldType);
        foreach (var property in type.GetProperties(Declared)) AddTyped(property, property.PropertyType);
        foreach (var happening in type.GetEvents(Declared)) AddTyped(happening, happening.EventHandlerType);
        foreach (var method in type.GetMethods(Declared)) ReadMethod(method, method.ReturnType);
        foreach (var constructor in type.GetConstructors(Declared)) ReadMethod(constructor, null);
        foreach (var nested in type.GetNestedTypes(Declared)) ReadType(nested);
    }

    private void ReadMethod(MethodBase method, Type? result)
    {
        Add(result);
        AddAttributes(method);
        foreach (var parameter in method.GetParameters())
        {
            Add(parameter.ParameterType);
            AddAttributes(parameter.GetCustomAttributesData());
        }
        if (method.IsGenericMethod) foreach (var argument in method.GetGenericArguments()) AddBounds(argument);
        var body = method.GetMethodBody();
        foreach (var local in body?.LocalVariables ?? []) Add(local.LocalType);
        foreach (var clause in body?.ExceptionHandlingClauses ?? [])
            if (clause.Flags == ExceptionHandlingClauseOptions.Clause) Add(clause.CatchType);
        foreach (var member in Instructions.Members(method)) AddMember(member);
    }

    private void AddMember(MemberInfo member)
    {
        if (member is Type type)
        {
            Add(type);
            return;
        }
        members.Add(member);
        Add(member.DeclaringType);
        if (member is MethodInfo { IsGenericMethod: true } generic) foreach (var argument in generic.GetGenericArguments()) Add(argument);
    }

    private void AddTyped(MemberInfo member, Type? type)
    {
        Add(type);
        AddAttributes(member);
    }

    private void AddAttributes(MemberInfo member) => AddAttributes(member.GetCustomAttributesData());

    private void AddAttributes(IEnumerable<CustomAttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            Add(attribute.AttributeType);
            foreach (var value in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(n => n.TypedValue)))
                Add(value.Value as Type);
        }
    }

    private void AddBounds(Type argument)
    {
        Add(argument);
        if (argument.IsGenericParameter) foreach (var bound in argument.GetGenericParameterConstraints()) Add(bound);
    }

    private void Add(Type? type)
    {
        while (type?.HasElementType == true) type = type.GetElementType();
        if (type is null || type.IsGenericParameter) return;
        if (type.IsGenericType && !type.IsGenericTypeDefinition)
        {
            foreach (var argument in type.GetGenericArguments()) Add(argument);
            type = type.GetGenericTypeDefinition();
        }
        types.Add(type);
    }
}
