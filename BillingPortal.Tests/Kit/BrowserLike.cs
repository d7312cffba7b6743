using System.Net;
using System.Text.RegularExpressions;

namespace BillingPortal.Tests.Kit;

/// <summary>What a browser without scripts does: keeps cookies, reads forms with their hidden fields, and posts them.</summary>
public sealed partial class BrowserLike : IDisposable
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

    private readonly HttpClient client;

    public BrowserLike(RunningPortal portal, string name = Firefox, params (string Name, string Value)[] headers) : this(portal.Client.BaseAddress!, name, headers)
    {
    }

    public BrowserLike(Uri portal, string name = Firefox, params (string Name, string Value)[] headers)
    {
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = portal };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(name);
        foreach (var (header, value) in headers) client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
    }

    public async Task<Page> GetAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        return await ReadAsync(answer, path);
    }

    /// <summary>Opens the page and posts one of its forms, as it stands there but for the given fields.</summary>
    /// <param name="path">Where the form stands.</param>
    /// <param name="form">The name of a page's own form, or the address that it posts to.</param>
    public async Task<Page> PostAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return await page.Form(form).PostAsync(this, path, fields);
    }

    /// <summary>Posts and goes where the answer leads.</summary>
    public async Task<Page> PostAndFollowAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var answer = await PostAsync(path, form, fields);
        return answer.Location is { } to ? await GetAsync(to) : answer;
    }

    public void Dispose() => client.Dispose();

    internal async Task<Page> SendAsync(string to, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var body = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(to, UriKind.RelativeOrAbsolute), body);
        return await ReadAsync(answer, to);
    }

    private static async Task<Page> ReadAsync(HttpResponseMessage answer, string path) =>
        new(path, answer.StatusCode, answer.Headers.Location?.OriginalString, answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync());

    public sealed record Page(string Path, HttpStatusCode Status, string? Location, TimeSpan? RetryAfter, string Html)
    {
        /// <summary>What stands between the header and the footer, without what differs each time.</summary>
        public string Main => Tokens().Replace(Html.Split("<main", 2)[^1].Split("</main>")[0], "");

        public string Words => WebUtility.HtmlDecode(Tags().Replace(Main, " "));

        internal Form Form(string name) => Forms().Matches(Html).Select(m => new Form(m.Value))
            .FirstOrDefault(f => f.Is(name)) ?? throw new InvalidOperationException($"{Path} has no form '{name}'.");
    }

    internal sealed record Form(string Html)
    {
        public bool Is(string name) => Hidden().Any(h => h.Key == "_handler" && h.Value == name) || Action() == name;

        public Task<Page> PostAsync(BrowserLike browser, string from, (string Name, string Value)[] fields)
        {
            var given = fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)).ToArray();
            return browser.SendAsync(Action() ?? from, [.. Hidden().Where(h => given.All(g => g.Key != h.Key)), .. given]);
        }

        private string? Action() => ActionOf().Match(Html) is { Success: true } m ? WebUtility.HtmlDecode(m.Groups["to"].Value) : null;

        /// <summary>What it sends by itself: the token, above all.</summary>
        public IEnumerable<KeyValuePair<string, string>> Fields => Hidden();

        private IEnumerable<KeyValuePair<string, string>> Hidden() => Inputs().Matches(Html).Select(m => m.Value).Where(i => i.Contains("type=\"hidden\"", StringComparison.Ordinal))
            .Select(i => new KeyValuePair<string, string>(Of(i, "name"), Of(i, "value")));

        private static string Of(string input, string attribute) =>
            WebUtility.HtmlDecode(Regex.Match(input, $" {attribute}=\"(?<v>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["v"].Value);
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Inputs();

    [GeneratedRegex("<form[^>]* action=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex ActionOf();

    [GeneratedRegex("<input type=\"hidden\" name=\"__RequestVerificationToken\"[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Tokens();

    [GeneratedRegex("<[^>]*>|\\s+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Tags();
}
