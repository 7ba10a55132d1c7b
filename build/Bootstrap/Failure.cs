using System;

namespace AiChef.Bootstrap;

/// <summary>An expected failure. Its message is the one line that the person at the console reads.</summary>
internal class Failure(string message) : Exception(message);
