using System;

namespace AiChef.Bootstrap;

/// <summary>An expected failure. Its message is the one line that the person at the console reads.</summary>
internal class Failure(string message) : Exception(message);

/// <summary>The restore asked for a package that the feed lacks; another choice of packages may help.</summary>
internal sealed class MissingPackage(string message) : Failure(message);

/// <summary>Somebody cancelled the work; there is nothing to tell.</summary>
internal sealed class Cancelled : Exception;
