import multiprocessing
import socket

HOST = "127.0.0.1"
CLIENT_PORT = 8000
SERVER_PORT = 8888
MESSAGE = b"hello"
BUFFER_SIZE = 1024

def server():
	"""Receive a message from the client socket."""
	s = socket.socket(family=socket.AF_INET, type=socket.SOCK_STREAM)
	# Bind, or associate, this socket with a specific address.
	s.bind((HOST, SERVER_PORT))
	# The number of connections allowed to wait in the queue
	# until accepted.
	backlog = 1
	s.listen(backlog)
	c, (host, port) = s.accept()
	while True:
		message = c.recv(BUFFER_SIZE)
		print(f"{HOST}:{SERVER_PORT} received message {message} from {host}:{port}")
		# The OS signals that the client has closed the connection
		# by returning an empty message.
		if not message:
			break
	s.close()

def client():
	"""Send a message to the server socket."""
	s = socket.socket(family=socket.AF_INET, type=socket.SOCK_STREAM)
	s.bind((HOST, CLIENT_PORT))
	s.connect((HOST, SERVER_PORT))
	s.send(MESSAGE)
	print(f"{HOST}:{CLIENT_PORT} sent message {MESSAGE} to {HOST}:{SERVER_PORT}")
	s.close()

def main():
	p_server = multiprocessing.Process(target=server)
	p_server.start()

	# If client sends its message before the server is ready
	# to receive the message, then the server will just sit
	# around waiting to receive a message that has already
	# been sent.

	p_client = multiprocessing.Process(target=client)
	p_client.start()

	p_client.join()
	p_server.join()

if __name__ == "__main__":
	main()
