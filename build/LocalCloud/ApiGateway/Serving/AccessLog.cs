using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Logs;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// Writes the line of each request into the stage's log group.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
/// </summary>
internal static partial class AccessLog
{
    public static void Write(Cloud cloud, ApiExchange exchange)
    {
        if (
            exchange.Stage.Settings.Object("accessLogSettings") is not { } settings
            || settings.Text("destinationArn")?.Split(':').ElementAtOrDefault(6) is not { } group
        )
        {
            return;
        }

        // a variable without a value is a dash
        var line = Variable()
            .Replace(settings.Text("format") ?? "", match => exchange.Context(match.Groups["name"].Value) ?? "-");
        cloud.Get<LogsState>().Deliver(exchange.Api.Scope, group, Stream(exchange), exchange.Received, line);
    }

    // as AWS's stream names: 32 hexadecimal digits
    private static string Stream(ApiExchange exchange) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{exchange.Api.Id}/{exchange.Stage.Name}/{exchange.Received.UtcDateTime:yyyyMMdd}"
                    )
                )
            )
        )[..32];

    [GeneratedRegex(
        @"\$\{context\.(?<name>[A-Za-z]+(\.[A-Za-z]+)*)\}|\$context\.(?<name>[A-Za-z]+(\.[A-Za-z]+)*)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Variable();
}
