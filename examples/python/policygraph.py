"""A client of a policygraph server, of the standard library only: copy this file beside your program."""

import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid


class ApiError(Exception):
    """What the server refused, with its code: BAD_INPUT, NOT_FOUND, LIMIT, FORBIDDEN …"""

    def __init__(self, code, message, details=None):
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.details = details or {}  # what a program can act on: candidates, suggestions, limit, retryAfter …


class Client:
    def __init__(self, server="http://127.0.0.1:8080", token=None, timeout=60):
        self.server = server.rstrip("/")
        self.token = token
        self.timeout = timeout

    def ask(self, query, **variables):
        """The data of the answer to a query or mutation. Waits and asks again where too much was asked for within a minute."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        for attempt in range(5):
            try:
                return self._data(self._open("/graphql", body, {"Content-Type": "application/json"}))
            except ApiError as error:
                if error.code != "RATE_LIMIT" or attempt == 4:
                    raise
                time.sleep(error.details.get("retryAfter", 1))

    def pages(self, query, field, **variables):
        """The edges of all pages of a list. The query has a variable $after, and field has edges and pageInfo."""
        after = None
        while True:
            page = self.ask(query, after=after, **variables)[field]
            yield from page["edges"]
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]

    def export(self, **arguments):
        """The bytes of an export: export(format="csv", involving="安吉县"). Raises IncompleteRead where it is cut off."""
        return self._open("/export?" + urllib.parse.urlencode(arguments, doseq=True), None, {"X-Policygraph-CSRF": "1"})

    def ingest(self, paths, dry_run=False):
        """Sends files, waits until they are taken in, and gives the job. It takes a token with the role curator."""
        query = """mutation($files: [Upload!]!, $dryRun: Boolean!) {
          ingest(files: $files, dryRun: $dryRun) { job { id } problems { code message subject } } }"""
        variables = {"files": [None] * len(paths), "dryRun": dry_run}
        parts = [("operations", None, json.dumps({"query": query, "variables": variables}).encode()),
                 ("map", None, json.dumps({str(i): [f"variables.files.{i}"] for i in range(len(paths))}).encode())]
        for i, path in enumerate(paths):
            with open(path, "rb") as file:
                parts.append((str(i), os.path.basename(path), file.read()))
        boundary = uuid.uuid4().hex
        body = b""
        for name, filename, content in parts:
            disposition = f'form-data; name="{name}"' + ('; filename="' + filename.replace('"', "%22") + '"' if filename else "")
            body += f"--{boundary}\r\nContent-Disposition: {disposition}\r\n\r\n".encode() + content + b"\r\n"
        body += f"--{boundary}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "X-Policygraph-CSRF": "1"}
        made = self._data(self._open("/graphql", body, headers))["ingest"]
        if made["problems"]:
            first = made["problems"][0]
            raise ApiError(first["code"], first["message"], first)
        return self.follow(made["job"]["id"])

    def follow(self, job, every=0.3):
        """The job, once it has ended."""
        query = """query($id: ID!) { job(id: $id) { state done total
          files(first: 100) { edges { node { uri outcome title tasks problem { code message } } } } } }"""
        while True:
            now = self.ask(query, id=job)["job"]
            if now["state"] not in ("QUEUED", "RUNNING"):
                return now
            time.sleep(every)

    def _open(self, path, body, headers):
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.server + path, data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:
                return answer.read()
        except urllib.error.HTTPError as refused:
            with refused:
                content = refused.read()
            self._raise(content, refused)
            raise

    @staticmethod
    def _raise(content, refused=None):
        """Raises what an answer that is an error says; gives the answer where it is none."""
        try:
            answer = json.loads(content)
        except ValueError:
            raise refused or ApiError("PROTOCOL", "the answer is not JSON") from None
        if "error" in answer:  # before the API was reached
            raise ApiError(answer["error"]["code"], answer["error"]["message"])
        if answer.get("errors"):
            first = answer["errors"][0]
            details = first.get("extensions", {})
            raise ApiError(details.get("code", "UNKNOWN"), first["message"], details)
        return answer

    def _data(self, content):
        return self._raise(content)["data"]
