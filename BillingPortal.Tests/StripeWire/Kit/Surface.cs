using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BillingPortal.Tests.StripeWire.Kit;

/// <summary>A public surface in the words of the list of Stripe.net's: a line a type, and a line a member below it.</summary>
internal static partial class Surface
{
    public const string File = "stripe/stripe-net-52.2.0-surface.txt";

    /// <summary>From the head of each type (its kind, name and base) to its members.</summary>
    public static Dictionary<string, HashSet<string>> Read(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> members = [];
        foreach (var line in lines)
        {
            if (line.StartsWith(' ')) members.Add(Plain(line.Trim()));
            else if (line.Length > 0) types[Plain(line)] = members = new(StringComparer.Ordinal);
        }
        return types;
    }

    public static string Head(Type type)
    {
        var kind = type.IsInterface ? "interface" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : "class";
        var shown = type.BaseType is { } up && up != typeof(object) ? " : " + Name(up) : "";
        return Plain($"{kind} {Name(type)}{shown}");
    }

    public static IEnumerable<string> Members(Type type) => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => !m.IsDefined(typeof(CompilerGeneratedAttribute)) || m is ConstructorInfo).Select(m => Member(type, m)).OfType<string>().Select(Plain);

    private static string? Member(Type type, MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } constant => $"const {Name(constant.FieldType)} {constant.Name}" + (type.Name is "EventTypes" ? $" = \"{constant.GetRawConstantValue()}\"" : ""),
        FieldInfo field => $"{Name(field.FieldType)} {field.Name}",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{ {(property.GetMethod is { IsPublic: true } ? "get; " : "")}{(property.SetMethod is { IsPublic: true } ? "set; " : "")}}}",
        ConstructorInfo made => made.GetParameters().Length == 0 ? null : $"new({Parameters(made)})",
        MethodInfo { IsSpecialName: true } => null,
        MethodInfo method => $"{Name(method.ReturnType)} {method.Name}{Arguments(method)}({Parameters(method)}){(method.IsStatic ? " static" : "")}",
        _ => member.ToString(),
    };

    private static string Arguments(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}" + (p.HasDefaultValue ? $" = {p.DefaultValue ?? "default"}" : "")));

    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner) + "?";
        if (type.IsGenericType) return $"{FullName(type)[..FullName(type).IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
        return FullName(type);
    }

    private static string FullName(Type type) => $"{type.Namespace}.{type.Name}" switch
    {
        "System.String" => "string",
        "System.Int64" => "long",
        "System.Int32" => "int",
        "System.Boolean" => "bool",
        "System.Object" => "object",
        "System.Void" => "void",
        var name => name,
    };

    // The list writes some namespaces and leaves out others; those it leaves out sometimes go on both sides.
    private static string Plain(string line) => Namespaces().Replace(line, "");

    [GeneratedRegex(@"\b(Stripe|System\.Collections\.Generic|System\.Threading\.Tasks|System\.Threading|System)\.(?=[A-Z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespaces();
}
