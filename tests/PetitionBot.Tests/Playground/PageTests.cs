using System.Net;
using System.Text.RegularExpressions;
using PetitionBot.Playground.Page;

namespace PetitionBot.Tests.Playground;

public sealed partial class PageTests : EmulatorTest
{
    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/playground/js/main.js", "text/javascript")]
    [InlineData("/playground/js/strings/kk.js", "text/javascript")]
    [InlineData("/playground/css/page.css", "text/css")]
    [InlineData("/playground/icons.svg", "image/svg+xml")]
    public async Task The_page_and_its_files_come_with_their_type_and_may_load_nothing_from_elsewhere(string path, string type)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        var policy = Header(response, "Content-Security-Policy").Split("; ");
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain(policy, rule => rule.Contains("unsafe", StringComparison.Ordinal) || rule.Contains("http", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_that_a_file_of_the_page_names_is_there_and_of_this_server()
    {
        Assert.True(PageAssets.Paths.Count() > 20);
        foreach (var path in PageAssets.Paths)
        {
            var text = await Http.GetStringAsync(new Uri(path, UriKind.Relative));
            foreach (Match named in Reference().Matches(text))
            {
                var target = new Uri(new Uri("http://page" + path), named.Groups[1].Value);
                Assert.True(target.Host == "page" && PageAssets.Find(target.AbsolutePath) is not null, $"{path} names {named.Groups[1].Value}");
            }
        }
    }

    [Fact]
    public async Task No_text_can_become_markup_or_code()
    {
        foreach (var path in PageAssets.Paths)
            Assert.DoesNotMatch(Dangerous(), await Http.GetStringAsync(new Uri(path, UriKind.Relative)));
    }

    [Fact]
    public async Task Every_text_of_the_page_is_there_in_three_languages()
    {
        var keys = new List<string[]>();
        foreach (var language in new[] { "en", "ru", "kk" })
            keys.Add([.. Key().Matches(await Http.GetStringAsync(new Uri($"/playground/js/strings/{language}.js", UriKind.Relative))).Select(match => match.Groups[1].Value)]);
        Assert.True(keys[0].Length > 50);
        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(keys[0], keys[2]);
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData("192.168.1.5", null)]
    [InlineData("127.0.0.1", "https://evil.example")]
    public async Task Neither_page_nor_stream_nor_files_are_given_to_others(string host, string? origin)
    {
        foreach (var path in new[] { "/", "/playground/js/main.js", "/playground/api/stream", "/playground/api/files/1" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Host = host;
            if (origin is not null)
                request.Headers.Add("Origin", origin);
            using var response = await Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_file_that_the_browser_has_is_not_sent_again()
    {
        using var first = await Http.GetAsync(new Uri("/", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));

    [GeneratedRegex("""(?:from |import |src=|href=|url\()['"]([^'"#$]+)""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|<script>|<style|\son\w+=|javascript:")]
    private static partial Regex Dangerous();

    [GeneratedRegex(@"^  (\w+):", RegexOptions.Multiline)]
    private static partial Regex Key();
}
