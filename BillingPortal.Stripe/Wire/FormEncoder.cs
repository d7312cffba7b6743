using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe.Wire;

/// <summary>
/// Parameters as a form: <c>address[line1]=1+rue&amp;expand[0]=customer</c>, dates in seconds, an empty list as an empty value.
/// What is null in the options is not sent; null inside a list or a map is sent as empty, which unsets it.
/// </summary>
internal static class FormEncoder
{
    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property)[]> Known = new();

    public static string Encode(BaseOptions options) => options is null ? "" : string.Join('&', Fields(options, "").Select(f => $"{Name(f.Key)}={WebUtility.UrlEncode(f.Value)}"));

    private static IEnumerable<KeyValuePair<string, string>> Fields(object options, string at) =>
        Known.GetOrAdd(options.GetType(), Named).Select(p => (p.Name, Value: p.Property.GetValue(options))).Where(p => p.Value is not null)
            .SelectMany(p => Values(p.Value, Below(at, p.Name)))
            .Concat(options is BaseOptions { ExtraParams: { } extra } ? extra.SelectMany(e => Values(e.Value, Below(at, e.Key))) : []);

    private static IEnumerable<KeyValuePair<string, string>> Values(object value, string at) => value switch
    {
        null => [new(at, "")],
        string text => [new(at, text)],
        bool yes => [new(at, yes ? "true" : "false")],
        DateTime instant => [new(at, UnixSeconds.Of(instant).ToString(CultureInfo.InvariantCulture))],
        IFormattable number => [new(at, number.ToString(null, CultureInfo.InvariantCulture))],
        AnyOf any => Values(any.Value, at),
        IDictionary map => map.Keys.Cast<object>().SelectMany(key => Values(map[key], Below(at, (string)key))),
        IEnumerable list => Items([.. list.Cast<object>()], at),
        _ => Fields(value, at),
    };

    // A form cannot hold an empty list; Stripe takes an empty value for one.
    private static IEnumerable<KeyValuePair<string, string>> Items(object[] items, string at) =>
        items.Length == 0 ? [new(at, "")] : items.SelectMany((item, i) => Values(item, Below(at, i.ToString(CultureInfo.InvariantCulture))));

    private static (string, PropertyInfo)[] Named(Type type) =>
        [.. type.GetProperties().Where(p => p.Name is not nameof(BaseOptions.ExtraParams)).Select(p => (p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name), p))];

    private static string Below(string at, string name) => at is "" ? name : $"{at}[{name}]";

    // Brackets may stand as they are, and can then be read in a log.
    private static string Name(string name) => WebUtility.UrlEncode(name).Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal);
}
