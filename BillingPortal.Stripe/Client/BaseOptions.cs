using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of a request. Null is not sent; an empty string or list is, and unsets what is there.</summary>
public class BaseOptions
{
    public List<string> Expand { get; set; }
    public IDictionary<string, object> ExtraParams { get; set; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public void AddExpand(string value) => (Expand ??= []).Add(value);

    public void AddRangeExpand(IEnumerable<string> values) => (Expand ??= []).AddRange(values);

    public void AddExtraParam(string key, object value) => ExtraParams.Add(key, value);
}

public class ListOptions : BaseOptions
{
    public string EndingBefore { get; set; }
    public long? Limit { get; set; }
    public string StartingAfter { get; set; }

    internal ListOptions Copy() => (ListOptions)MemberwiseClone();
}

public class DateRangeOptions
{
    [JsonPropertyName("gt")] public DateTime? GreaterThan { get; set; }
    [JsonPropertyName("gte")] public DateTime? GreaterThanOrEqual { get; set; }
    [JsonPropertyName("lt")] public DateTime? LessThan { get; set; }
    [JsonPropertyName("lte")] public DateTime? LessThanOrEqual { get; set; }
}
