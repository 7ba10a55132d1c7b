using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Api;

/// <summary>The answers of the API: JSON with CORS headers. API Gateway's own have the same ones.</summary>
public static class ApiAnswer
{
    /// <summary>The headers of answers that browsers may read.</summary>
    public const string ExposedHeaders = "ETag,Location,Retry-After,x-correlation-id";

    private const int RetrySeconds = 1;

    public static APIGatewayProxyResponse Json<T>(
        int status,
        T body,
        JsonTypeInfo<T> shape,
        IEnumerable<KeyValuePair<string, string>>? headers = null
    ) => Answer(status, JsonSerializer.Serialize(body, shape), ApiBody.Json, headers);

    /// <summary>An answer without a body, such as 304.</summary>
    public static APIGatewayProxyResponse Empty(int status, IEnumerable<KeyValuePair<string, string>> headers) =>
        Answer(status, "", null, headers);

    /// <summary>
    /// Runs the work and turns what a caller can cause into 4xx, and the end of the call's time into 503; everything
    /// else stays an error of the function.
    /// </summary>
    /// <param name="work">What answers the call.</param>
    /// <param name="cancellationToken">Signalled when the call has to end.</param>
    public static async Task<APIGatewayProxyResponse> OfAsync(
        Func<Task<APIGatewayProxyResponse>> work,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await work();
        }
        catch (InvalidRequestException e)
        {
            return Failure(Problem.Of(ProblemKind.InvalidRequest, e.Message, e.Errors));
        }
        catch (RefusedRequestException e)
        {
            return Failure(Problem.Of(e.Kind, e.Message), e.Headers);
        }
        catch (SessionNotFoundException e)
        {
            return Failure(Problem.Of(ProblemKind.SessionNotFound, e.Message));
        }
        catch (StaleVersionException e)
        {
            return Failure(Problem.Of(ProblemKind.StaleVersion, e.Message));
        }
        catch (IdempotencyKeyReusedException e)
        {
            return Failure(Problem.Of(ProblemKind.IdempotencyKeyReused, e.Message));
        }
        catch (Exception e) when (IsThrottle(e))
        {
            return Failure(
                Problem.Of(ProblemKind.TooManyRequests, "The session table takes no more requests at the moment"),
                RetryLater
            );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Failure(
                Problem.Of(ProblemKind.OutOfTime, "What was asked for may be done or not; it is safe to repeat it"),
                RetryLater
            );
        }
    }

    private static Dictionary<string, string> RetryLater { get; } =
        new() { ["Retry-After"] = RetrySeconds.ToString(CultureInfo.InvariantCulture) };

    // one caller's many requests for one session reach the limit of its partition:
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/throttling-diagnosing.html
    private static bool IsThrottle(Exception e) =>
        e is ProvisionedThroughputExceededException or RequestLimitExceededException
        || e is Amazon.Runtime.AmazonServiceException { ErrorCode: "ThrottlingException" };

    private static APIGatewayProxyResponse Failure(
        Problem problem,
        IEnumerable<KeyValuePair<string, string>>? headers = null
    ) =>
        Answer(
            problem.Status,
            JsonSerializer.Serialize(problem, ApiJson.Default.Problem),
            Problem.ContentType,
            headers
        );

    private static APIGatewayProxyResponse Answer(
        int status,
        string body,
        string? contentType,
        IEnumerable<KeyValuePair<string, string>>? headers
    )
    {
        var all = new Dictionary<string, string>
        {
            ["Cache-Control"] = "no-store",
            ["X-Content-Type-Options"] = "nosniff",
            ["Access-Control-Allow-Origin"] = "*",
            ["Access-Control-Expose-Headers"] = ExposedHeaders,
        };
        if (contentType is not null)
        {
            all["Content-Type"] = contentType;
        }

        foreach (var (name, value) in headers ?? [])
        {
            all[name] = value;
        }

        return new()
        {
            StatusCode = status,
            Body = body,
            Headers = all,
        };
    }
}
