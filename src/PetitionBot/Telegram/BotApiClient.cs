using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PetitionBot.Telegram.Requests;
using PetitionBot.Telegram.Types;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace PetitionBot.Telegram;

/// <summary>
/// The methods of the Bot API that the bot uses, for one token. Every call throws <see cref="BotApiException"/> for whatever goes
/// wrong, and <see cref="OperationCanceledException"/> when the caller's own token is cancelled; nothing else. Safe for several threads.
/// </summary>
internal sealed class BotApiClient : IDisposable
{
    /// <summary>Where Telegram answers bots.</summary>
    public static readonly Uri Official = new("https://api.telegram.org");

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly BotToken _token;
    private readonly TimeProvider _time;
    private readonly BotApiTransport _transport;
    private readonly ResiliencePipeline _getMe;
    private readonly ResiliencePipeline _send;
    private readonly ResiliencePipeline _document;
    private readonly ResiliencePipeline _getFile;
    private readonly ResiliencePipeline _download;
    private readonly ResiliencePipeline _edit;
    private readonly ResiliencePipeline _delete;
    private readonly ResiliencePipeline _answer;
    private readonly ResiliencePipeline _setup;

    /// <summary>A client over the network.</summary>
    /// <param name="token">The bot.</param>
    /// <param name="time">The clock of time-outs and retries.</param>
    /// <param name="baseUrl">The server; <see cref="Official"/> when null.</param>
    /// <param name="proxy">An HTTP or SOCKS proxy, or null for none.</param>
    public BotApiClient(BotToken token, TimeProvider time, Uri? baseUrl = null, Uri? proxy = null)
        : this(token, time, BotApiTransport.Network(proxy), baseUrl)
    {
    }

    /// <summary>A client over a handler, of which it disposes.</summary>
    public BotApiClient(BotToken token, TimeProvider time, HttpMessageHandler handler, Uri? baseUrl = null)
    {
        _token = token;
        _time = time;
        _transport = new BotApiTransport(token, baseUrl ?? Official, handler);
        _getMe = BotApiPipelines.Usual(time);
        _send = BotApiPipelines.Usual(time);
        _document = BotApiPipelines.Usual(time);
        _getFile = BotApiPipelines.Usual(time);
        _download = BotApiPipelines.Usual(time);
        _edit = BotApiPipelines.Usual(time);
        _delete = BotApiPipelines.Usual(time);
        _answer = BotApiPipelines.Brief(time);
        _setup = BotApiPipelines.Once(time);
    }

    /// <summary>Tells of every call that ended, for metrics.</summary>
    public event Action<BotApiCall>? Called;

    /// <summary>The bot's Telegram id.</summary>
    public long BotId => _token.Id;

    /// <summary>Who the bot is.</summary>
    public Task<User> GetMeAsync(CancellationToken cancellation) =>
        CallAsync(_getMe, new GetMe(), BotApiJson.Readable.GetMe, BotApiJson.Default.User, cancellation);

    /// <summary>Waits for updates once; they stay raw, so that a broken one does not take the others with it.</summary>
    public Task<JsonElement> GetUpdatesAsync(GetUpdates request, CancellationToken cancellation) => CallAsync(
        BotApiPipelines.Poll(_time, TimeSpan.FromSeconds(request.Timeout ?? 0)),
        request,
        BotApiJson.Readable.GetUpdates,
        result => result.ValueKind == JsonValueKind.Array
            ? result
            : throw BotApiException.Unavailable(GetUpdates.Method, "the result is no list"),
        cancellation);

    /// <summary>Sends a text.</summary>
    public Task<SentMessage> SendMessageAsync(SendMessage request, CancellationToken cancellation) =>
        CallAsync(_send, request, BotApiJson.Readable.SendMessage, BotApiJson.Default.SentMessage, cancellation);

    /// <summary>Sends a text to a channel.</summary>
    public Task<SentMessage> PostMessageAsync(PostMessage request, CancellationToken cancellation) =>
        CallAsync(_send, request, BotApiJson.Readable.PostMessage, BotApiJson.Default.SentMessage, cancellation);

    /// <summary>Sends a file that comes along.</summary>
    public Task<SentMessage> SendDocumentAsync(SendDocument request, Upload file, CancellationToken cancellation)
    {
        var parameters = JsonSerializer.SerializeToElement(request, BotApiJson.Readable.SendDocument);
        return CallAsync(
            _document,
            SendDocument.Method,
            () => file.With(parameters),
            result => BotApiAnswer.Read(SendDocument.Method, result, BotApiJson.Default.SentMessage),
            cancellation);
    }

    /// <summary>Says where a file can be fetched.</summary>
    public Task<RemoteFile> GetFileAsync(GetFile request, CancellationToken cancellation) =>
        CallAsync(_getFile, request, BotApiJson.Readable.GetFile, BotApiJson.Default.RemoteFile, cancellation);

    /// <summary>Fetches a file.</summary>
    /// <param name="file">Where it is, as <see cref="GetFileAsync"/> says.</param>
    /// <param name="most">How many bytes are taken at most.</param>
    /// <param name="cancellation">Breaks the fetching off.</param>
    public Task<byte[]> DownloadAsync(RemoteFile file, int most, CancellationToken cancellation) => TryAsync(
        _download,
        BotApiTransport.Download,
        async attempt =>
        {
            var (status, body, isPage) = await _transport.GetAsync(file.FilePath ?? "", most, attempt);
            if (status != 200) BotApiAnswer.Result(BotApiTransport.Download, status, body, _token);
            // A page of somebody on the way, or a file that came in part.
            return status == 200 && !isPage && (file.FileSize ?? body.Length) == body.Length
                ? body
                : throw BotApiException.Unavailable(BotApiTransport.Download, $"HTTP {status} without the file");
        },
        cancellation);

    /// <summary>Edits a message of the bot.</summary>
    public Task<SentMessage> EditMessageTextAsync(EditMessageText request, CancellationToken cancellation) =>
        CallAsync(_edit, request, BotApiJson.Readable.EditMessageText, BotApiJson.Default.SentMessage, cancellation);

    /// <summary>Removes messages.</summary>
    public Task<bool> DeleteMessagesAsync(DeleteMessages request, CancellationToken cancellation) =>
        CallAsync(_delete, request, BotApiJson.Readable.DeleteMessages, BotApiJson.Default.Boolean, cancellation);

    /// <summary>Ends the waiting of a pressed button.</summary>
    public Task<bool> AnswerCallbackQueryAsync(AnswerCallbackQuery request, CancellationToken cancellation) =>
        CallAsync(_answer, request, BotApiJson.Readable.AnswerCallbackQuery, BotApiJson.Default.Boolean, cancellation);

    /// <summary>Sets the menu of commands.</summary>
    public Task<bool> SetMyCommandsAsync(SetMyCommands request, CancellationToken cancellation) =>
        CallAsync(_setup, request, BotApiJson.Readable.SetMyCommands, BotApiJson.Default.Boolean, cancellation);

    /// <summary>Sets what stands in an empty chat.</summary>
    public Task<bool> SetMyDescriptionAsync(SetMyDescription request, CancellationToken cancellation) =>
        CallAsync(_setup, request, BotApiJson.Readable.SetMyDescription, BotApiJson.Default.Boolean, cancellation);

    /// <summary>Sets what stands in the profile.</summary>
    public Task<bool> SetMyShortDescriptionAsync(SetMyShortDescription request, CancellationToken cancellation) =>
        CallAsync(_setup, request, BotApiJson.Readable.SetMyShortDescription, BotApiJson.Default.Boolean, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private Task<TResult> CallAsync<TRequest, TResult>(
        ResiliencePipeline pipeline, TRequest request, JsonTypeInfo<TRequest> type, JsonTypeInfo<TResult> resultType, CancellationToken cancellation)
        where TRequest : IBotApiRequest =>
        CallAsync(pipeline, request, type, result => BotApiAnswer.Read(TRequest.Method, result, resultType), cancellation);

    private Task<TResult> CallAsync<TRequest, TResult>(
        ResiliencePipeline pipeline, TRequest request, JsonTypeInfo<TRequest> type, Func<JsonElement, TResult> read, CancellationToken cancellation)
        where TRequest : IBotApiRequest
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(request, type);
        return CallAsync(pipeline, TRequest.Method, () => new ByteArrayContent(json) { Headers = { ContentType = Json } }, read, cancellation);
    }

    // A body is spent by its request, so that each attempt has one of its own.
    private Task<TResult> CallAsync<TResult>(
        ResiliencePipeline pipeline, string method, Func<HttpContent> body, Func<JsonElement, TResult> read, CancellationToken cancellation) =>
        TryAsync(
            pipeline,
            method,
            async attempt =>
            {
                var (status, answer) = await _transport.PostAsync(method, body(), attempt);
                return read(BotApiAnswer.Result(method, status, answer, _token));
            },
            cancellation);

    private async Task<TResult> TryAsync<TResult>(
        ResiliencePipeline pipeline, string method, Func<CancellationToken, ValueTask<TResult>> attempt, CancellationToken cancellation)
    {
        var (asked, outcome) = (_time.GetTimestamp(), BotApiCall.Stopped);
        try
        {
            var result = await pipeline.ExecuteAsync(attempt, cancellation);
            outcome = BotApiCall.Ok;
            return result;
        }
        catch (TimeoutRejectedException e)
        {
            outcome = "timeout";
            throw BotApiException.Unavailable(method, $"no answer within {e.Timeout.TotalSeconds:0} s");
        }
        catch (BrokenCircuitException)
        {
            outcome = "not_tried";
            throw BotApiException.Unavailable(method, "not tried: it failed too often just now");
        }
        catch (BotApiException e)
        {
            outcome = BotApiCall.Word(e.Kind);
            throw;
        }
        finally
        {
            Called?.Invoke(new BotApiCall(method, outcome, _time.GetElapsedTime(asked)));
        }
    }
}
