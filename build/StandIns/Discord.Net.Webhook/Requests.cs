using System.Net;
using Discord.Net.Rest;

namespace Discord
{
    public class DiscordConfig
    {
        public const int APIVersion = 10;
        public const int DefaultRequestTimeout = 15000;
        public const int MaxMessageSize = 2000;
        public static readonly string APIUrl = $"https://discord.com/api/v{APIVersion}/";

        public static string UserAgent { get; } = "DiscordBot (https://github.com/discord-net/Discord.Net, v3)";
    }

    [Flags]
    public enum RetryMode
    {
        AlwaysFail = 0,
        RetryTimeouts = 1,
        RetryRatelimit = 4,
        Retry502 = 8,
        AlwaysRetry = RetryTimeouts | RetryRatelimit | Retry502,
    }

    [Flags]
    public enum MessageFlags
    {
        None = 0,
        SuppressEmbeds = 1 << 2,
        SuppressNotification = 1 << 12,
    }

    public interface IRateLimitInfo
    {
        int? RetryAfter { get; }
    }

    public class RequestOptions
    {
        public static RequestOptions Default => new();

        public int? Timeout { get; set; } = DiscordConfig.DefaultRequestTimeout;

        public CancellationToken CancelToken { get; set; } = CancellationToken.None;

        public RetryMode? RetryMode { get; set; }

        public Func<IRateLimitInfo, Task> RatelimitCallback { get; set; }
    }

    [Flags]
    public enum AllowedMentionTypes
    {
        None = 0,
        Roles = 1,
        Users = 2,
        Everyone = 4,
    }

    public class AllowedMentions(AllowedMentionTypes? allowedTypes = null)
    {
        public static AllowedMentions None => new();

        public AllowedMentionTypes? AllowedTypes { get; set; } = allowedTypes;
    }

    public class MessageComponent
    {
        internal MessageComponent() { }
    }

    public class PollProperties;
}

namespace Discord.Net
{
    public interface IRequest;

    public class HttpException : Exception
    {
        internal HttpException(HttpStatusCode httpCode, int? code, string reason)
            : base(
                "The server responded with error "
                    + $"{(code is null or 0 ? (int)httpCode : code)}: {reason ?? httpCode.ToString()}"
            ) => (HttpCode, Reason) = (httpCode, reason);

        public HttpStatusCode HttpCode { get; }

        public string Reason { get; }
    }

    public class RateLimitedException : TimeoutException
    {
        internal RateLimitedException()
            : base("You are being rate limited.") { }
    }
}

namespace Discord.Rest
{
    public class DiscordRestConfig : DiscordConfig
    {
        public RestClientProvider RestClientProvider { get; set; } = DefaultRestClientProvider.Instance;
    }
}

namespace Discord.Net.Rest
{
    public delegate IRestClient RestClientProvider(string baseUrl);

    public interface IRestClient : IDisposable
    {
        void SetHeader(string key, string value);

        Task<RestResponse> SendAsync(
            string method,
            string endpoint,
            string json,
            CancellationToken cancelToken,
            bool headerOnly = false,
            string reason = null,
            IEnumerable<KeyValuePair<string, IEnumerable<string>>> requestHeaders = null
        );
    }

    public readonly struct RestResponse(HttpStatusCode statusCode, Dictionary<string, string> headers, Stream stream)
    {
        public HttpStatusCode StatusCode { get; } = statusCode;

        public Dictionary<string, string> Headers { get; } = headers;

        public Stream Stream { get; } = stream;
    }

    public static class DefaultRestClientProvider
    {
        public static readonly RestClientProvider Instance = Create();

        public static RestClientProvider Create(bool useProxy = false, IWebProxy webProxy = null) =>
            url => new DefaultRestClient(url, useProxy, webProxy);
    }
}
